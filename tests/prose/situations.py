"""Twelve people who open the plan: what they tick, and every step that then applies, in order. Written by hand."""

from __future__ import annotations

from typing import NamedTuple


class Situation(NamedTuple):
    """Who someone is, what is true for them, and the steps of each phase."""

    who: str
    ticks: tuple[str, ...]
    before: str
    day: str
    first_week: str
    later: str

    @property
    def steps(self) -> list[str]:
        """The names of the steps, phase by phase."""
        return " ".join([self.before, self.day, self.first_week, self.later]).split()


SITUATIONS = (
    Situation(
        "A mother of two lives with her husband and has no money of her own",
        ("shared-home", "children", "no-money"),
        before="plan-together one-person social-services sheltered-housing children-shelter quiet-time papers bag "
        "children-bag evidence own-account money-aid housing-queue",
        day="danger leave-things children-along phone-on-the-way children-devices",
        first_week="no-new-address protected-data police-protection passwords cards injuries children-school "
        "children-court children-support-money flat-three-months",
        later="afterwards long-plan feelings doubt children-own-support division compensation",
    ),
    Situation(
        "A girl of 15 lives at home, her relatives decide over her, read her phone and plan a journey",
        ("shared-home", "under-18", "honour", "abroad", "monitored-phone"),
        before="plan-together young-adult-to-trust young-social-services one-person honour-advice phone-safe "
        "phone-slowly papers bag evidence school-parents journey-tell travel-ban journey-must",
        day="danger leave-things young-where honour-silent phone-on-the-way",
        first_week="police-protection passwords cards injuries",
        later="afterwards long-plan feelings doubt compensation own-representative",
    ),
    Situation(
        "A man without children lives with the man who hits him, and has a dog",
        ("shared-home", "animals"),
        before="plan-together one-person social-services sheltered-housing quiet-time papers bag evidence own-account "
        "housing-queue animals-plan",
        day="danger leave-things phone-on-the-way animals-day",
        first_week="no-new-address protected-data police-protection passwords cards injuries flat-three-months",
        later="afterwards long-plan feelings doubt division compensation",
    ),
    Situation(
        "A pregnant woman with a permit through her husband lives with him and needs an interpreter",
        ("shared-home", "pregnant", "permit", "interpreter"),
        before="plan-together one-person social-services sheltered-housing permit-lawyer interpreter quiet-time papers "
        "bag evidence own-account housing-queue midwife",
        day="danger leave-things migration-papers phone-on-the-way",
        first_week="no-new-address protected-data police-protection passwords cards injuries flat-three-months "
        "permit-proof",
        later="afterwards long-plan feelings doubt division compensation",
    ),
    Situation(
        "A pregnant woman without papers and without money lives with the man who hurts her",
        ("shared-home", "pregnant", "undocumented", "no-money"),
        before="plan-together one-person undocumented-help social-services sheltered-housing quiet-time papers bag "
        "evidence own-account money-aid housing-queue midwife midwife-undocumented",
        day="danger leave-things migration-papers phone-on-the-way",
        first_week="no-new-address protected-data passwords cards injuries undocumented-care flat-three-months",
        later="afterwards long-plan feelings doubt division compensation",
    ),
    Situation(
        "A woman in a wheelchair lives with the partner who is also her helper",
        ("shared-home", "disability"),
        before="plan-together one-person social-services sheltered-housing quiet-time papers bag evidence own-account "
        "housing-queue disability-plan",
        day="danger leave-things phone-on-the-way disability-day",
        first_week="no-new-address protected-data police-protection passwords cards injuries flat-three-months",
        later="afterwards long-plan feelings doubt division compensation",
    ),
    Situation(
        "A woman with a home of her own; her former partner knows her office and sees her phone",
        ("work-school", "monitored-phone"),
        before="plan-together one-person social-services phone-safe phone-slowly papers evidence own-account work-plan",
        day="danger say-it-is-over phone-on-the-way",
        first_week="protected-data police-protection passwords injuries work-silent",
        later="afterwards long-plan feelings doubt compensation",
    ),
    Situation(
        "A gay man of 22 lives with his family, who want to marry him off abroad",
        ("shared-home", "honour", "abroad"),
        before="plan-together one-person honour-advice social-services sheltered-housing quiet-time papers bag "
        "evidence own-account housing-queue journey-tell journey-adult journey-must",
        day="danger leave-things honour-silent phone-on-the-way",
        first_week="no-new-address protected-data police-protection passwords cards injuries flat-three-months",
        later="afterwards long-plan feelings doubt division compensation",
    ),
    Situation(
        "A mother on a farm with hunting weapons and animals",
        ("shared-home", "children", "weapons", "animals"),
        before="plan-together one-person social-services sheltered-housing children-shelter quiet-time papers bag "
        "children-bag evidence own-account housing-queue animals-plan weapons-tell",
        day="danger weapons-112 leave-things children-along phone-on-the-way children-devices animals-day",
        first_week="no-new-address protected-data police-protection passwords cards injuries children-school "
        "children-court children-support-money flat-three-months",
        later="afterwards long-plan feelings doubt children-own-support division compensation",
    ),
    Situation(
        "A grandmother lives with her son, who has taken loans in her name",
        ("shared-home", "debts"),
        before="plan-together one-person social-services sheltered-housing quiet-time papers bag evidence own-account "
        "housing-queue",
        day="danger leave-things phone-on-the-way",
        first_week="no-new-address protected-data police-protection passwords cards injuries flat-three-months "
        "debts-block",
        later="afterwards long-plan feelings doubt division compensation",
    ),
    Situation(
        "A mother who has moved out, needs an interpreter and is controlled by his relatives; he knows the school",
        ("children", "honour", "interpreter", "work-school"),
        before="plan-together one-person honour-advice social-services interpreter interpreter-honour papers evidence "
        "own-account work-plan",
        day="danger honour-silent phone-on-the-way children-devices",
        first_week="protected-data police-protection passwords injuries children-court children-support-money "
        "work-silent",
        later="afterwards long-plan feelings doubt children-own-support compensation",
    ),
    Situation(
        "A boy of 17 lives with the father who beats him",
        ("shared-home", "under-18"),
        before="plan-together young-adult-to-trust young-social-services one-person papers bag evidence",
        day="danger leave-things young-where phone-on-the-way",
        first_week="police-protection passwords cards injuries",
        later="afterwards long-plan feelings doubt compensation own-representative",
    ),
)

#: What is left when someone ticks that nothing of it is true.
NOTHING = Situation(
    "Someone to whom nothing of it applies",
    (),
    before="plan-together one-person social-services papers evidence own-account",
    day="danger say-it-is-over phone-on-the-way",
    first_week="protected-data police-protection passwords injuries",
    later="afterwards long-plan feelings doubt compensation",
)
