"""The formats that articles come in, one module each: bytes → articles. Pure.

`reading.read` looks at the bytes and hands them to the module for their format. Nothing here opens
a file or an address; what leads to another address comes out as an `Address`, for the caller to
fetch or to leave.
"""
