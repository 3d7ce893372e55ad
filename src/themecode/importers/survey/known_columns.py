"""What survey tools and researchers call columns that are no question, in small letters and digits alone."""

from __future__ import annotations


def _keys(written: str) -> frozenset[str]:
    return frozenset(written.split())


IDS = _keys(
    """responseid id respondent respondentid respid case caseid participant participantid pid antwortid subject
    subjectid"""
)
"""Columns whose cells tell respondents apart."""

METADATA = _keys(
    """startdate enddate status progress durationinseconds finished recordeddate distributionchannel userlanguage
    submitdate datesubmitted lastpage startlanguage seed datestarted datelastaction datestamp refurl referrerurl
    timestamp zeitstempel collectorid interviewtime totaltime"""
)
"""Columns that the tool filled in, and nobody answered."""

PERSONAL = _keys(
    """ipaddress ip recipientlastname recipientfirstname recipientemail externalreference externaldatareference
    locationlatitude locationlongitude latitude longitude name fullname firstname lastname surname familyname givenname
    forename yourname participantname respondentname email mail emailaddress youremail contactemail phone telephone
    mobile phonenumber telephonenumber mobilenumber address homeaddress street postcode zip zipcode postalcode
    dateofbirth dob birthdate nhsnumber token"""
)
"""Columns that may name people, or where they live."""

QUALTRICS = _keys(
    """startdate enddate status ipaddress progress durationinseconds finished recordeddate responseid
    recipientlastname recipientfirstname recipientemail externalreference locationlatitude locationlongitude
    distributionchannel userlanguage"""
)
"""Columns of Qualtrics, whose second row words them once more."""

CODEBOOK = _keys(
    """tag code codename name label description definition memo parent category colour color numberofhighlights
    numberofdocuments files references"""
)
"""Columns of a codebook in a table, which holds no answers."""

MEANINGS = _keys("description definition")
"""The columns of a codebook that say what a code covers."""
