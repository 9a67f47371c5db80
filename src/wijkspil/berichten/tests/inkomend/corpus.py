"""The real, odd and broken mails of WIJKSPIL_DATA/emails, reviewed one by one, with what must become of each.

The mails themselves are not ours and stay out of this repository. Per mail: what it is, the domain of who wrote it,
how many letters and digits of that person are new (a change in what we read of a mail shows here), how many files came
along, whether a person must look before anything happens, and what is odd about it.
"""

from typing import NamedTuple

MENS, BOUNCE, RECLAME = "mens", "bounce", "reclame"
SEEN = "een mens kijkt"  # nothing tells who sent it, so nobody could be answered


class Expected(NamedTuple):
    """What must become of one mail."""

    kind: str
    domain: str
    letters: int
    files: int = 0
    seen: str = ""
    why: str = ""


CORPUS: dict[str, Expected] = {
    "cpython/msg_01": Expected(MENS, "ddd.com", 24),
    "cpython/msg_06": Expected(MENS, "python.org", 0, why="a mail sent along whole, without a word of its own"),
    "cpython/msg_07": Expected(MENS, "digicool.com", 26, 1),
    "cpython/msg_08": Expected(MENS, "python.org", 0, why="a subject and empty parts"),
    "cpython/msg_09": Expected(MENS, "python.org", 0, why="a subject and empty parts"),
    "cpython/msg_12a": Expected(MENS, "python.org", 0, why="a subject and empty parts"),
    "cpython/msg_14": Expected(
        MENS, "ddd.com", 168, why="a content type without a second half; the Message-ID of msg_01"
    ),
    "cpython/msg_15": Expected(
        MENS, "xx.dk", 30, 1, why="a part that uses the boundary of the whole: the picture stands after the end"
    ),
    "cpython/msg_16": Expected(BOUNCE, "ucla.edu", 131),
    "cpython/msg_18": Expected(MENS, "", 0, seen=SEEN, why="headers and nothing else"),
    "cpython/msg_19": Expected(MENS, "", 452, seen=SEEN, why="no headers at all"),
    "cpython/msg_20": Expected(MENS, "ddd.com", 24, why="the Message-ID of msg_01, and three headers Cc"),
    "cpython/msg_21": Expected(MENS, "dom.ain", 6),
    "cpython/msg_26": Expected(MENS, "xcar.wooster.local", 25, 1),
    "cpython/msg_32": Expected(
        MENS, "example.com", 11, why="a person on a mailing list: Precedence bulk and the X-Loop of that list"
    ),
    "cpython/msg_35": Expected(MENS, "dom.ain", 45, why="no empty line below the headers"),
    "cpython/msg_36": Expected(MENS, "ietf.org", 12, why="a robot that does not say so"),
    "cpython/msg_37": Expected(MENS, "", 4, seen=SEEN, why="parts of unknown kinds"),
    "cpython/msg_40": Expected(MENS, "", 82, seen=SEEN, why="HTML with a boundary"),
    "cpython/msg_41": Expected(MENS, "example.com", 12, why="several parts, but no boundary"),
    "cpython/msg_43": Expected(BOUNCE, "", 913, why="a virus scanner that reports as a mail server"),
    "cpython/msg_44": Expected(MENS, "python.org", 38, 1),
    "cpython/msg_45": Expected(MENS, "bar.baz", 23, 1),
    "mail-parser/mail_malformed_1": Expected(
        MENS, "tin.it", 0, 1, why="a boundary used twice; the zip stands after the end"
    ),
    "mail-parser/mail_malformed_2": Expected(
        BOUNCE, "netpar.com.br", 135, why="a full mailbox: the address itself is good"
    ),
    "mail-parser/mail_test_14": Expected(MENS, "example.com", 21, 1),
    "mail-parser/mail_test_16": Expected(RECLAME, "example.net", 402, why="the test string of spam filters"),
    "mail-parser/mail_test_17": Expected(MENS, "bbva.mx", 4, why="a swindler that no filter marked"),
    "mail-parser/mail_test_18": Expected(MENS, "example.com", 205, why="a comma inside an encoded name"),
    "mail-parser/mail_test_19": Expected(MENS, "example.com", 117, why="a name that looks like another address"),
    "ruby-mail/attachment_attachment_message_rfc822": Expected(
        MENS, "xxxx.com", 98, 1, why="sent on as an attachment: the original is what counts"
    ),
    "ruby-mail/attachment_attachment_message_rfc822_inline_image": Expected(
        MENS, "xxxx.com", 0, 1, why="sent on as an attachment, without a word"
    ),
    "ruby-mail/attachment_attachment_nonascii_filename": Expected(MENS, "example.com", 18, 1),
    "ruby-mail/attachment_attachment_only_email": Expected(MENS, "domain.dom", 0, 1, why="a file, no words"),
    "ruby-mail/attachment_attachment_pdf_lf": Expected(MENS, "xxxx.com", 98, 1),
    "ruby-mail/attachment_attachment_with_quoted_filename": Expected(
        MENS, "37signals.com", 0, 1, why="a photo, no words"
    ),
    "ruby-mail/attachment_attachment_with_unquoted_name": Expected(MENS, "example.com", 18, 1),
    "ruby-mail/error_bad_date_header2": Expected(
        MENS, "free-quilting.com", 0, why="advertisement without a mark, and without words"
    ),
    "ruby-mail/error_bad_encoded_subject": Expected(MENS, "", 4, seen=SEEN, why="nothing but a subject"),
    "ruby-mail/error_bad_subject": Expected(MENS, "mysurvey.com", 565, why="advertisement without a mark"),
    "ruby-mail/error_cant_parse_from": Expected(MENS, "insideapple.apple.com", 92, why="advertisement without a mark"),
    "ruby-mail/error_content_transfer_encoding_7-bit": Expected(
        MENS, "discover.qrs1.net", 6449, why="newsletter without a mark"
    ),
    "ruby-mail/error_content_transfer_encoding_empty": Expected(
        MENS, "msa.hinet.net", 721, why="advertisement without a mark, in a charset that it does not keep to"
    ),
    "ruby-mail/error_content_transfer_encoding_text-html": Expected(
        MENS, "datavalet.com", 207, why="advertisement without a mark"
    ),
    "ruby-mail/error_content_transfer_encoding_with_8bits": Expected(
        MENS, "provantage.com", 7043, why="newsletter without a mark"
    ),
    "ruby-mail/error_content_transfer_encoding_x_uuencode": Expected(
        MENS, "pacifier.com", 47, why="a person on a mailing list; the file is empty"
    ),
    "ruby-mail/error_empty_group_lists": Expected(RECLAME, "sbcglobal.net", 1483, why="marked by a spam filter"),
    "ruby-mail/error_multiple_content_types": Expected(MENS, "flashmail.net", 3),
    "ruby-mail/error_multiple_invalid_content_dispositions": Expected(MENS, "flashmail.net", 3),
    "ruby-mail/error_must_supply_encoding": Expected(
        MENS, "here2there-travelers-msgs.net", 0, why="advertisement without a mark, and without words"
    ),
    "ruby-mail/error_trademark_character_in_subject": Expected(MENS, "yahoo-example.com", 20),
    "ruby-mail/error_weird_to_header": Expected(MENS, "i.tp.host", 28, why="a form on a website that nobody filled in"),
    "ruby-mail/mime_raw_email_encoded_stack_level_too_deep": Expected(
        MENS, "google.com", 271, why="no-reply, but Reply-To is a person"
    ),
    "ruby-mail/mime_raw_email_with_illegal_boundary": Expected(MENS, "me.nowhere", 33),
    "ruby-mail/mime_raw_email_with_mimepart_without_content_type": Expected(
        BOUNCE, "antivirus.uqam.ca", 279, why="a warning: still trying"
    ),
    "ruby-mail/mime_raw_email_with_nested_attachment": Expected(MENS, "37signals.com", 38, 2),
    "ruby-mail/mime_raw_email_with_quoted_illegal_boundary": Expected(
        MENS, "me.nowhere", 33, why="the mail before it, with its boundary in quotes"
    ),
    "ruby-mail/mime_two_from_in_message": Expected(MENS, "test.com", 198),
    "ruby-mail/multi_charset__japanese": Expected(MENS, "gmail.com", 5),
    "ruby-mail/multi_charset__japanese_iso_2022": Expected(MENS, "gmail.com", 5),
    "ruby-mail/multi_charset__ks_c_5601-1987": Expected(MENS, "example.com", 3),
    "ruby-mail/multipart_report_multipart_report_multiple_status": Expected(
        BOUNCE, "ci.com", 0, why="two parts that say they are the status"
    ),
    "ruby-mail/plain_mix_caps_content_type": Expected(MENS, "bug.com", 6),
    "ruby-mail/plain_raw_email": Expected(MENS, "37signals.com", 32),
    "ruby-mail/plain_raw_email6": Expected(MENS, "xxxx.xxx", 106),
    "ruby-mail/plain_raw_email8": Expected(MENS, "xxx.com", 48, 1, why="sent on in Gmail: the original is what counts"),
    "ruby-mail/plain_raw_email_double_at_in_header": Expected(
        MENS, "37signals.com", 32, why="plain_raw_email with another Message-ID"
    ),
    "ruby-mail/plain_raw_email_multiple_from": Expected(
        MENS, "powerupdev.com", 357, why="two senders without a comma; HTML that says it is text"
    ),
    "ruby-mail/plain_raw_email_reply": Expected(MENS, "xxx.org", 11),
    "ruby-mail/plain_raw_email_simple": Expected(MENS, "nowhere.com", 10),
    "ruby-mail/plain_raw_email_with_at_display_name": Expected(MENS, "lindsaar.net", 30),
    "ruby-mail/plain_raw_email_with_bad_date": Expected(MENS, "vodtravel.com", 13, why="advertisement without a mark"),
    "ruby-mail/rfc2822__example03": Expected(MENS, "example.com", 10),
    "ruby-mail/rfc2822__example04": Expected(MENS, "silly.example", 7, why="addressed to a group"),
    "ruby-mail/rfc2822__example06": Expected(MENS, "example.net", 23),
    "ruby-mail/rfc2822__example08": Expected(MENS, "machine.example", 35),
    "ruby-mail/rfc2822__example12": Expected(MENS, "machine.example", 35),
    "ruby-mail/rfc6532__utf8_headers": Expected(MENS, "mächine.example", 4, why="letters outside ASCII in an address"),
    "talon/aol": Expected(MENS, "aol.com", 5),
    "talon/gmail": Expected(MENS, "gmail.com", 5),
    "talon/iphone": Expected(MENS, "gmail.com", 5),
    "talon/outlook": Expected(MENS, "example.com", 5),
    "talon/reply-quotations-share-block": Expected(MENS, "example.com", 308),
    "talon/sparrow": Expected(MENS, "gmail.com", 5),
    "talon/yahoo": Expected(MENS, "yahoo.com", 5),
}
