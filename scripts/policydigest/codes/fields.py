"""What can be wrong with a digest's file as a whole and with its fields."""

from __future__ import annotations

from policydigest.codes.code import Code

CODES = (
    # ---- the file as a whole
    Code(
        "C001",
        "Not UTF-8",
        "Every text file is stored as UTF-8, so that names keep their accents on every machine. "
        "The message names the first byte that does not fit and the encoding it looks like.",
    ),
    Code(
        "C002",
        "No front matter",
        "A digest starts with a line of three hyphens, then the fields, then three hyphens again. "
        "Without them there is nothing to index.",
    ),
    Code(
        "C003",
        "Front matter not closed",
        "The fields end with a line that holds three hyphens and nothing else.",
    ),
    Code(
        "C004",
        "Front matter is not valid YAML",
        "Fields are read strictly: no duplicate names, anchors, tags or guessing. A value with a "
        "colon and a space in it, or one that starts with a special character, goes in quotes.",
    ),
    Code(
        "C005",
        "Front matter does not hold fields",
        "Between the hyphens stand lines of the form `name: value`.",
    ),
    Code(
        "C006",
        "Byte order mark, or line endings of other systems",
        "They are invisible, make every line look changed and are mended by `check --fix`. With "
        "those of old Macs (CR alone) nothing can be read before, so there they are an error.",
        "warning",
    ),
    Code(
        "C007",
        "The end of a value is read as a comment",
        "In YAML a space and a `#` start a comment, and the rest of the line is not part of the "
        "value. Values with ` #` in them go in quotes.",
        "warning",
    ),
    # ---- fields
    Code(
        "C010",
        "Unknown field",
        "Only the documented fields are read. An unknown name is nearly always a slip.",
    ),
    Code(
        "C011",
        "Required field is missing",
        "Every digest has schema, id, title, date, summary and status.",
    ),
    Code(
        "C012",
        "Wrong kind of value",
        "Each field holds one kind of value: text, a list of names, a date, true or false. A text "
        "that looks like a number or like true, false or null goes in quotes.",
    ),
    Code(
        "C013",
        "Unknown schema version",
        "The number of the file format. This version of the program reads schema 1.",
    ),
    Code(
        "C014",
        "Badly formed id",
        "The id is permanent: feeds, citations and redirects rely on it. It is the date and a few "
        "words in small letters and digits with hyphens between, at most 100 characters.",
    ),
    Code(
        "C015",
        "File name and id differ",
        "A digest with the id `2024-01-17-example` is the file `2024-01-17-example.md`.",
    ),
    Code(
        "C016",
        "Date and id differ",
        "The id of a draft starts with the date of the event. When its date is corrected, it gets "
        "a new id and file name, and the old id goes under former_slugs so that old links still "
        "work. A reviewed digest keeps its id, whatever its date is corrected to.",
    ),
    Code(
        "C017",
        "File is not in the folder of its year",
        "Digests lie in a folder named after the year that their id begins with: `digests/2024/`.",
    ),
    Code(
        "C018",
        "Not a date",
        "Dates are written `2024-01-17`, or `2024-01` for the event where no day is known, and "
        "must exist in the calendar.",
    ),
    Code(
        "C019",
        "Unknown status",
        "A digest is a draft until a person has checked it against the source; then it is "
        "reviewed.",
    ),
    Code(
        "C020",
        "Review is incomplete",
        "Only a person sets `status: reviewed`, with reviewed_by and reviewed_on. A draft has "
        "neither.",
    ),
    Code(
        "C021",
        "Empty value",
        "A field without a value is left out; title and summary always say something.",
    ),
    Code(
        "C022",
        "Listed twice",
        "A name stands once in a list.",
        "warning",
    ),
    Code(
        "C023",
        "Withdrawn without a reason",
        "A withdrawn digest keeps its page, which says why it was withdrawn.",
    ),
    Code(
        "C024",
        "Line break in a one-line value",
        "Titles, names and addresses are one line.",
    ),
    Code(
        "C025",
        "Both subject and passing mention",
        "A name is either what the digest is about or mentioned in passing, not both.",
        "warning",
    ),
    Code(
        "C026",
        "Unreadable `generated` field",
        "The machine notes there what it wrote, so that a later run leaves people's changes "
        "alone. Whatever cannot be read counts as a person's.",
        "warning",
    ),
    Code(
        "C027",
        "Not a language tag",
        "Languages are BCP 47 tags such as `en`, `fr` or `pt-BR`.",
    ),
)
