"""How people answer a mail: a row for each shape that mail programs in the Netherlands make, in words of our own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A text as it arrives, and what of it is new.

    Attributes:
        program: which mail program makes this shape.
        arrives: the plain text of the mail.
        text: what the person wrote.
        signature: how the signature begins; empty when there is none.
        earlier: words that must end up in the history.
    """

    program: str
    arrives: str
    text: str
    signature: str = ""
    earlier: str = "De bank staat er in mei"


SHAPES = [
    Shape(
        "Gmail",
        """Dank u wel, daar zijn wij blij mee.

Op ma 3 nov 2026 om 10:12 schreef Team Noord <wijken@gemeente.example>:

> Beste Amira,
>
> De bank staat er in mei.
""",
        "Dank u wel, daar zijn wij blij mee.",
    ),
    Shape(
        "Gmail, sentence wrapped three times",
        """Prima.

Op ma 3 nov. 2026 om 10:12 schreef
Gemeente Voorbeeld, team Leefomgeving Noord
<wijken-en-buurten@gemeente.example
>:

> De bank staat er in mei.
""",
        "Prima.",
    ),
    Shape(
        "Apple Mail",
        """Wij helpen graag met schilderen.

Groet,
Amira

> Op 3 nov 2026, om 10:12 heeft Team Noord <wijken@gemeente.example> het volgende geschreven:
>
> De bank staat er in mei.
""",
        "Wij helpen graag met schilderen.",
        "Groet,\nAmira",
    ),
    Shape(
        "iPhone",
        """Top!

Verstuurd vanaf mijn iPhone

> Op 3 nov. 2026 om 10:12 heeft Team Noord <wijken@gemeente.example> het volgende geschreven:
>\x20
> \ufeffDe bank staat er in mei.
""",
        "Top!",
        "Verstuurd vanaf mijn iPhone",
    ),
    Shape(
        "iPhone in English",
        """Great, thanks!

Sent from my iPhone

> On 3 Nov 2026, at 10:12, Team Noord <wijken@gemeente.example> wrote:
>
> De bank staat er in mei.
""",
        "Great, thanks!",
        "Sent from my iPhone",
    ),
    Shape(
        "Thunderbird",
        """Kan het ook in april?

Op 03-11-2026 om 10:12 schreef Team Noord:
> Beste Amira,
>
> De bank staat er in mei.

""",
        "Kan het ook in april?",
    ),
    Shape(
        "Thunderbird, answers between the lines",
        """Hallo,

Op 03-11-2026 om 10:12 schreef Team Noord:
> Beste Amira,
>
> De bank staat er in mei.

Dat is mooi op tijd voor het buurtfeest.

> Welke kleur wilt u?

Groen.

> Groeten van team Noord
""",
        """Hallo,

> De bank staat er in mei.
Dat is mooi op tijd voor het buurtfeest.

> Welke kleur wilt u?
Groen.""",
    ),
    Shape(
        "answer below the quotation",
        """Op 03-11-2026 om 10:12 schreef Team Noord:
> Beste Amira,
>
> De bank staat er in mei.

Dank u wel.

Met vriendelijke groet,
Amira
""",
        "> De bank staat er in mei.\nDank u wel.",
        "Met vriendelijke groet,\nAmira",
    ),
    Shape(
        "Outlook",
        """Goed nieuws.

Met vriendelijke groet,

Amira El Idrissi
Voorbeeldstraat 12
6822 CD Arnhem
026 000 00 12

Van: Team Noord <wijken@gemeente.example>
Verzonden: dinsdag 3 november 2026 10:12
Aan: amira@bewoners.example
Onderwerp: Uw idee 2026-00042

Beste Amira,

De bank staat er in mei.
""",
        "Goed nieuws.",
        "Met vriendelijke groet,\n\nAmira",
    ),
    Shape(
        "Outlook with a line",
        """Goed nieuws.
________________________________
Van: Team Noord <wijken@gemeente.example>
Verzonden: dinsdag 3 november 2026 10:12
Aan: amira@bewoners.example <amira@bewoners.example>
CC: buren@bewoners.example <buren@bewoners.example>
Onderwerp: Uw idee 2026-00042

De bank staat er in mei.
""",
        "Goed nieuws.",
    ),
    Shape(
        "Outlook in English",
        """That is good news.

Kind regards,
Amira

From: Team Noord <wijken@gemeente.example>
Sent: Tuesday, 3 November 2026 10:12
To: amira@bewoners.example
Subject: Uw idee 2026-00042

De bank staat er in mei.
""",
        "That is good news.",
        "Kind regards,\nAmira",
    ),
    Shape(
        "Outlook with bold labels",
        """Fijn.

*Van:* Team Noord <wijken@gemeente.example>
*Verzonden:* dinsdag 3 november 2026 10:12
*Aan:* amira@bewoners.example
*Onderwerp:* Uw idee

De bank staat er in mei.
""",
        "Fijn.",
    ),
    Shape(
        "Outlook for phones",
        """Prima zo

Outlook voor Android<https://aka.ms/voorbeeld> downloaden
________________________________
From: Team Noord <wijken@gemeente.example>
Sent: Tuesday, November 3, 2026 10:12:44 AM
To: amira@bewoners.example <amira@bewoners.example>
Subject: Uw idee

De bank staat er in mei.
""",
        "Prima zo",
        "Outlook voor Android",
    ),
    Shape(
        "Outlook for Mac",
        """Akkoord.

Op 03/11/2026 10:12 heeft Team Noord <wijken@gemeente.example> geschreven:

    De bank staat er in mei.
""",
        "Akkoord.",
    ),
    Shape(
        "Samsung",
        """Ja graag


Verzonden vanaf mijn Galaxy


-------- Oorspronkelijk bericht --------
Van: Team Noord <wijken@gemeente.example>
Datum: 03-11-2026 10:12 (GMT+01:00)
Aan: amira@bewoners.example
Onderwerp: Uw idee

De bank staat er in mei.
""",
        "Ja graag",
        "Verzonden vanaf mijn Galaxy",
    ),
    Shape(
        "Outlook Express and Windows Live Mail",
        """Ja graag
----- Oorspronkelijk bericht -----
Van: "Team Noord" <wijken@gemeente.example>
Aan: <amira@bewoners.example>
Verzonden: dinsdag 3 november 2026 10:12
Onderwerp: Uw idee

De bank staat er in mei.
""",
        "Ja graag",
    ),
    Shape(
        "Yahoo",
        """Bedankt voor het snelle antwoord.

    Op dinsdag 3 november 2026 om 10:12:44 CET schreef Team Noord <wijken@gemeente.example>:

 De bank staat er in mei.
""",
        "Bedankt voor het snelle antwoord.",
    ),
    Shape(
        "Proton",
        """Fijn, tot dan.

Verzonden met Proton Mail beveiligde e-mail.

Op dinsdag 3 november 2026 om 10:12 schreef Team Noord <wijken@gemeente.example>:

> De bank staat er in mei.
""",
        "Fijn, tot dan.",
        "Verzonden met Proton Mail",
    ),
    Shape(
        "Roundcube, as many providers have it",
        """Dat is goed.

Team Noord schreef op 2026-11-03 10:12:
> De bank staat er in mei.
""",
        "Dat is goed.",
    ),
    Shape(
        "a signature with the line that mail programs know",
        """De sleutel ligt bij nummer 14.

--\x20
Amira
Voorbeeldstraat 12

Op ma 3 nov 2026 om 10:12 schreef Team Noord <wijken@gemeente.example>:
> De bank staat er in mei.
""",
        "De sleutel ligt bij nummer 14.",
        "--\nAmira",
    ),
    Shape(
        "an afterthought below the signature",
        """Wij doen mee.

Groetjes Amira

PS De lantaarn op de hoek is ook stuk.

Op ma 3 nov 2026 om 10:12 schreef Team Noord <wijken@gemeente.example>:
> De bank staat er in mei.
""",
        "Wij doen mee.\n\nPS De lantaarn op de hoek is ook stuk.",
        "Groetjes Amira",
    ),
    Shape(
        "small print of an organisation",
        """Wij komen met vier vrijwilligers.

Met hartelijke groet,
Wijkvereniging De Voorbeeldhof

Dit bericht is uitsluitend bestemd voor de geadresseerde. Bent u dat niet? Laat het ons dan weten.

Van: Team Noord
Verzonden: dinsdag 3 november 2026 10:12
Aan: De Voorbeeldhof
Onderwerp: Uw idee

De bank staat er in mei.
""",
        "Wij komen met vier vrijwilligers.",
        "Met hartelijke groet,",
    ),
    Shape(
        "a person who quotes our letter in a sentence of their own",
        """Op 3 november 2026 schreef u:
"De bank staat er in mei." Het is nu juni en er staat nog niets.

Wanneer komt hij?
""",
        """Op 3 november 2026 schreef u:
"De bank staat er in mei." Het is nu juni en er staat nog niets.

Wanneer komt hij?""",
        earlier="",
    ),
    Shape(
        "a list that looks a little like headers",
        """Wij missen dit:

Van: de hoek
Aan: het plein
Een pad zonder kuilen.
""",
        """Wij missen dit:

Van: de hoek
Aan: het plein
Een pad zonder kuilen.""",
        earlier="",
    ),
    Shape(
        "a new mail that closes with a long line",
        """De goot loopt over.

Groeten uit de Voorbeeldstraat,
Amira

Zal ik een foto sturen van het water dat elke keer bij de buren van nummer veertien in de kelder loopt?
""",
        """De goot loopt over.

Zal ik een foto sturen van het water dat elke keer bij de buren van nummer veertien in de kelder loopt?""",
        "Groeten uit de Voorbeeldstraat,",
        earlier="",
    ),
]
