"""Tells roles from the names of people."""

import re

_ROLE_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        academy accountant admin administrator adviser advisor advisory agency agent ambassador analyst
        apprentice approver archivist area assembly assistant associate assurance auditor author authority
        bishop board body bursar business cabinet campaign captain care carer carers caretaker chair
        chairman chairperson chairwoman chancellor chaplain charity chef chief child children city civil
        class clerk client clinic clinical clinician co-ordinator coach college commissioner commissioning
        committee comms communications community company compliance constable consultant content convenor
        cook coordinator copy copywriter coroner council counselling counsellor county court cover creative
        crossing customer data day deaf dean dean's dental dentist department deputy designer desk
        development dietitian digital diocesan director directorate disability district division doctor
        doctors domestic driver duty early economist editor editor's editorial education educational
        emergency engagement engineer english equalities equality estates events examinations exams
        executive executive's external facilities faculty family farm federation fellow finance fire first
        form foster fostering foundation front fund fundraising general governance governor governor's
        governors group guidance gym hall head head's headmaster headmistress headteacher health healthcare
        helpline hospital housing human improvement inclusion infant information inspector instructor
        integrated interim internal interpreter janitor judge junior key laboratory language law lawyer lead
        leader learning legal leisure liaison librarian library licensing line linguist literacy local
        lollipop maintenance manager marketing maths matron mayor mayoress media medical member mental
        mentor mentoring midwife midwifery minister ministry museum music national neighbourhood network
        night nurse nursery nurses nursing nutritionist observer occupational office officer ombudsman
        operations optician optometrist orderly organisation outreach owner paediatric paediatrician panel
        paramedic parent parents parish parliamentary partner partnership pastoral patient patrol patron
        payroll people pharmacist pharmacy phase physician physiotherapist planning play police policy
        porter post practice practitioner press prevention priest primary prime principal probation
        procurement producer product professor programme project proofreader property protection provost
        psychiatrist psychologist psychology public publication publications publisher publishing pupil
        pupils quality rabbi reader reading reception receptionist records recruitment rector regional
        registrar religious research resilience resources returning reviewer risk road rural safeguarding
        sales school schools science scientist scout secondary secretary senco sencos sendco senior sergeant
        service services sessional sheriff shift sign sister site social solicitor special specialist speech
        spokesperson sports staff statistician steward strategic strategy student students subject summer
        supervisor support surgeon surgery surveyor swimming system tax teacher teaching team technical
        technician technology theatre therapist town trade trainee trainer training translation translator
        transport treasurer trust trustee tutor unit university user usher vet veterinary vicar vice village
        visiting visitor voluntary volunteer ward warden web welfare wellbeing wing women worker works
        writer young youth youths zone
        """,
    )
)
_GIVEN = frozenset(
    re.findall(
        r"\S+",
        """
        aaron abdul abigail adam adrian agnieszka ahmed aisha alan alex alexander ali alice alison amanda
        amelia amina amir amy andrea andrew andrzej angela anita ann anna anne anthony anwar arjun arthur
        ashley asha barbara ben benjamin beth bev brenda brian bridget callum carl carol caroline catherine
        charles charlie charlotte chloe chris christina christine christopher claire clare colin craig
        daniel darren dave david dawn debbie deborah declan deepak derek diana diane dmitri dominic donna
        dorothy edward eileen elaine eleanor elena elizabeth ella ellie emily emma eric eva evie fatima
        fiona frances francesca fred gareth gary gemma geoff george georgia gillian graham greg hannah harry
        hassan heather helen henry holly hussain ian ibrahim imran isaac isabella isla ivan jack jacob
        jacqueline jake james jamie jan jane janet janice jasmine jason jean jennifer jenny jeremy jessica
        jill jim joan joanna joanne joe john jonathan jose joseph joshua joyce juan judith julia julie june
        karen karim kate katherine kathleen katie keith kelly ken kenneth kerry kevin khalid kim kirsty
        krzysztof kumar laura lauren lee leila leon lesley lewis liam linda lisa lorraine louise lucy luke
        lynn maciej malcolm margaret maria marie marion martin mary matthew maureen megan mehmet melanie
        michael michelle miguel mike mohamed mohammed molly muhammad nadia naomi natalie natasha neil
        nicholas nicola nigel nina noah olena olga oliver olivia oluwaseun omar oscar owen pamela patricia
        paul pauline peter philip phoebe piotr priya rachel rajesh ravi rebecca richard rita robert robin
        roger ronald rosie rosemary ruth ryan sally samantha samuel sandra sanjay sara sarah scott sean
        sergei sharon sheila shirley simon sofia sophie stacey stanislaw stephanie stephen steve steven
        stuart sunita susan suzanne sylvia tanya tariq teresa theresa thomas tim timothy tina tomasz tom
        tony tracey tracy trevor valerie vanessa veronica victoria vikram vincent wayne wendy wei william
        xin yasmin yusuf yvonne zara zainab zoe zofia zoë
        """,
    )
)
"""Given names that are common in Great Britain, and are no other words."""
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Dame|Rev)\b\.?\s+[^\W\d_a-z]")
_EMAIL = re.compile(r"\S@\S")


INSTEAD = "name the role, for example `editor`, never the person"
"""What to do about a person in the place of a role."""


def person_in(role: str) -> str:
    """How a role reads like a person; empty if it does not."""
    if _EMAIL.search(role):
        return "holds an e-mail address"
    parts = re.split(r"[,;:/()|]|\s[-–—]\s", role)
    if _TITLE.search(role) or any(_is_name(part.split()) for part in parts):
        return "looks like the name of a person"
    return ""


def _is_name(words: list[str]) -> bool:
    """One to three words, none of which is known from roles: a given name, or several with capitals."""
    plain = [word.strip(".,").lower() for word in words]
    if not 1 <= len(words) <= 3 or any(_of_role(word) for word in plain):
        return False
    return plain[0] in _GIVEN or (len(words) > 1 and all(map(_may_be_name, words)))


def _of_role(word: str) -> bool:
    return bool({word, *word.split("-")} & _ROLE_WORDS)


def _may_be_name(word: str) -> bool:
    initial = len(word.rstrip(".")) == 1
    letters = re.sub(r"['’.-]", "", word)
    return letters.isalpha() and word[0].isupper() and (initial or not letters.isupper())


def has_title(words: str) -> bool:
    """Whether words address a person, as `Mrs Okafor` does."""
    return bool(_TITLE.search(words))
