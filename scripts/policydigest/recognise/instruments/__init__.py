"""Laws, treaties, programmes and other instruments in a text."""
