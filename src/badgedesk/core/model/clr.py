"""The classes that a Comprehensive Learner Record adds to the Open Badges model.

Spec: Comprehensive Learner Record 2.0, Data Model.
"""

from typing import Final

from badgedesk.core.model.schema import ClassRule, Kind, Member

ASSOCIATIONS: Final = frozenset(
    {
        "exactMatchOf",
        "isChildOf",
        "isParentOf",
        "isPartOf",
        "isPeerOf",
        "isRelatedTo",
        "precedes",
        "replacedBy",
    }
)
_NEED_URI: Final = Member(Kind.URI, required=True)

CLR_CLASSES: Final[dict[str, ClassRule]] = {
    "ClrCredential": ClassRule(
        {
            "id": _NEED_URI,
            "name": Member(Kind.LANGUAGE_TEXT, required=True),
            "description": Member(Kind.LANGUAGE_TEXT),
            "partial": Member(Kind.BOOLEAN),
            "image": Member(Kind.OBJECT, of="Image"),
            "awardedDate": Member(Kind.DATE_TIME),
            "issuer": Member(Kind.OBJECT, required=True, of="Profile", or_uri=True),
            "credentialSubject": Member(Kind.OBJECT, required=True, of="ClrSubject"),
            "proof": Member(Kind.OBJECT, many=True, of="Proof", single_too=True),
            "credentialSchema": Member(Kind.OBJECT, many=True, of="TypedReference", single_too=True),
            "credentialStatus": Member(Kind.OBJECT, of="TypedStatus"),
            "refreshService": Member(Kind.OBJECT, of="TypedReference"),
            "termsOfUse": Member(Kind.OBJECT, many=True, of="TypedTerms", single_too=True),
            "endorsement": Member(Kind.OBJECT, many=True, of="EndorsementCredential"),
            "endorsementJwt": Member(Kind.TOKEN, many=True),
        },
        type_name="ClrCredential",
    ),
    "ClrSubject": ClassRule(
        {
            "id": Member(Kind.URI),
            "identifier": Member(Kind.OBJECT, many=True, of="IdentityObject"),
            "achievement": Member(Kind.OBJECT, many=True, of="Achievement"),
            "verifiableCredential": Member(Kind.OBJECT, required=True, many=True, of="InnerCredential"),
            "association": Member(Kind.OBJECT, many=True, of="Association"),
        },
        type_name="ClrSubject",
    ),
    "InnerCredential": ClassRule({"type": Member(Kind.TYPES, required=True)}, type_name="VerifiableCredential"),
    "Association": ClassRule(
        {
            "associationType": Member(Kind.ENUM, required=True, of="AssociationType"),
            "sourceId": _NEED_URI,
            "targetId": _NEED_URI,
        },
        type_name="Association",
    ),
}
