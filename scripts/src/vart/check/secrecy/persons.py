"""What tells a person's mailbox and name from a service's. Data only."""

from __future__ import annotations

#: Parts of mailboxes that several people read.
SHARED_BOXES = """info kontakt contact stod support jour hjalp help hej hello hallo mail mejl epost post brev
    registrator kansli styrelse board admin reception mottagning press media chatt chat fraga fragor utbildning
    forelasning medlem member ekonomi faktura gdpr dataskydd dpo boende social kommun region stad forening kvinno
    tjej trans ungdom barn brottsoffer linje line center centrum forum kris radgiv vagled samtal tolk webb web
    redaktion team grupp projekt office service kund noreply anonym orosanmalan familj socialtjanst skydd hbtq
    juridik volontar bokning anmalan"""
#: Mail for private persons.
PRIVATE_MAIL = """gmail.com googlemail.com hotmail.com hotmail.se outlook.com live.com live.se msn.com yahoo.com
    yahoo.se ymail.com icloud.com me.com mac.com aol.com gmx.com gmx.net proton.me protonmail.com tutanota.com
    tuta.io mail.com yandex.ru mail.ru telia.com comhem.se bredband.net bredband2.com spray.se swipnet.se home.se
    glocalnet.net tele2.se passagen.se bahnhof.se ownit.se"""
#: Common first names in Sweden, without accents; those that are words or names of services (My, Mika, Nova …) are
#: left out.
FIRST_NAMES = """agneta ahmed aida aisha ake alexander alexandra ali alice alma amanda amina amir anders andrea
    andreas anette anita ann anna annelie anneli annika ann-marie arvid asa astrid axel barbro beatrice bengt berit
    birgitta bjorn britt britta camilla carina carl carolina caroline cecilia charlotta charlotte christer christian
    christina christine claes dagmar daniel david ebba elin elina elisabet elisabeth ella ellen elsa emelie emil
    emilia emma erik erika ester eva ewa fatemeh fatima felicia fredrik frida gabriella georg gerd goran greta
    gudrun gunilla gunnar gunnel gustav hamid hanna hannah hans hasan hassan helen helena helene henrik hugo hussein
    ibrahim ida ingela inger ingrid irene isabella jan jenny jesper jessica joakim johan johanna johannes john jonas
    josefin josefina josefine julia kajsa karim karin karl katarina katarzyna kenneth kerstin kristian kristin
    kristina lars leila lena lennart lina linda linnea lisa lisbeth liselott lotta louise lovisa madeleine magdalena
    magnus maja malin marcus margareta maria marianne marie marina markus marta martin mathias matilda mats mattias
    michael mikael moa mohamed mohammed mona monica monika nasrin nicole niklas nils nina olga olivia orjan oskar
    pamela parisa patricia patrik paulina per pernilla peter petra pia rebecca rebecka robert roger roland rut ruth
    samira sandra sanna sara sarah sebastian shirin simon sofia sofie solveig staffan stefan sten stina susanna
    susanne sven svetlana therese thomas tina tobias tomas tommy tove ulf ulla ulrica ulrika veronica veronika
    victor viktor viktoria vivianne yasmin yvonne zahra zeynep"""
#: How surnames end, without accents.
SURNAME_ENDS = """son berg rg strom gren lund qvist kvist dahl sjo holm blom mark stedt stad lind sten fors roth
    sen ic zadeh pour oglu ova eva ska ski nen back man hall"""
#: What stands before the name of someone who works at a service: posts, and ways of asking for someone.
POSTS = """enhetschef enhetschefen verksamhetschef verksamhetschefen avdelningschef chef chefen gruppchef
    gruppledare ordförande ordföranden föreståndare föreståndaren samordnare samordnaren koordinator koordinatorn
    kurator kuratorn socialsekreterare socialsekreteraren handläggare handläggaren jurist juristen advokat advokaten
    psykolog psykologen terapeut terapeuten barnmorska barnmorskan sjuksköterska sjuksköterskan läkare läkaren
    överläkare präst prästen diakon diakonen kontaktperson kontaktpersonen projektledare projektledaren
    verksamhetsledare socionom manager director coordinator counsellor counselor lawyer chair chairperson head"""
ASKING = """kontakta|ring|mejla|maila|skriv till|fråga efter|tala med|prata med|hälsa|sök|contact|call|ask
    for|speak to| talk to|email"""
