#include "identity/linkage/linker.h"

#include <QTest>

using namespace otklik::identity;

namespace {

LinkRecord person(const QString &network, const QString &name, const QString &handle)
{
    LinkRecord record;
    record.network = network;
    record.names = {name};
    record.handles = {handle};
    return record;
}

LinkRecord withPhone(LinkRecord record, const QString &phone)
{
    record.phones = record.verifiedPhones = {phone};
    return record;
}

LinkRecord withEmail(LinkRecord record, const QString &email)
{
    record.emails = record.verifiedEmails = {email};
    return record;
}

const QString vk = QStringLiteral("vk");
const QString telegram = QStringLiteral("telegram");
const QString phone = QStringLiteral("+7 900 123-45-67");
const QString email = QStringLiteral("office@example.org");

/// The proofs that are enough, after learning from `records` and many others.
int automaticLinks(const QList<LinkRecord> &records)
{
    Linker linker;
    for (const LinkRecord &record : records)
        linker.add(record);
    linker.learn();
    int automatic = 0;
    for (const Proposal &proposal : linker.proposals())
        automatic += proposal.proof.isEnough() ? 1 : 0;
    return automatic;
}

} // namespace

/// What may be linked without a person's word, and above all what may not.
class TestProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsThatNameEachOtherAreProved();
    void anAccountThatIsNotNamedBackIsNotProved();
    void aCoupleThatNamesEachOtherIsNotLinked();
    void oneVerifiedPhoneOfOneNameIsProved();
    void anUnverifiedPhoneProvesNothing();
    void aFamilysPhoneLinksNobody();
    void fatherAndSonOfOneNameAreNotLinked();
    void anOfficesEmailLinksNobody();
    void aNamelessAccountIsNotLinkedByAPhone();
};

void TestProof::accountsThatNameEachOtherAreProved()
{
    LinkRecord a = person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("skyrunner"));
    LinkRecord b = person(telegram, QStringLiteral("Anna Petrova"), QStringLiteral("a_p_1990"));
    a.links = {QStringLiteral("telegram/A.P.1990")};
    b.links = {QStringLiteral("vk/skyrunner"), QStringLiteral("no link at all")};
    Linker linker;
    linker.add(a);
    linker.add(b);
    const Waterfall why = linker.explain(0, 1);
    QCOMPARE(why.proof.kind, Proof::Kind::MutualLinks);
    QCOMPARE(why.proof.doubt, Proof::Doubt::None);
    QCOMPARE(linker.proposals().size(), 1);
}

void TestProof::anAccountThatIsNotNamedBackIsNotProved()
{
    LinkRecord a = person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("skyrunner"));
    LinkRecord b = person(telegram, QStringLiteral("Anna Petrova"), QStringLiteral("ap1990"));
    a.links = {QStringLiteral("telegram/ap1990")};
    b.links = {QStringLiteral("vk/somebodyelse")};
    QCOMPARE(automaticLinks({a, b}), 0);
}

void TestProof::aCoupleThatNamesEachOtherIsNotLinked()
{
    LinkRecord a = person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("annapetrova"));
    LinkRecord b = person(telegram, QStringLiteral("Boris Petrov"), QStringLiteral("borispetrov"));
    a.links = {QStringLiteral("telegram/borispetrov")};
    b.links = {QStringLiteral("vk/annapetrova")};
    Linker linker;
    linker.add(a);
    linker.add(b);
    QCOMPARE(linker.explain(0, 1).proof.doubt, Proof::Doubt::NamesConflict);
    QCOMPARE(automaticLinks({a, b}), 0);
}

void TestProof::oneVerifiedPhoneOfOneNameIsProved()
{
    QCOMPARE(
        automaticLinks({withPhone(person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("skyrunner")), phone),
                        withPhone(person(telegram, QStringLiteral("Petrova Anna"), QStringLiteral("ap1990")), phone)}),
        1);
}

void TestProof::anUnverifiedPhoneProvesNothing()
{
    LinkRecord a = withPhone(person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("skyrunner")), phone);
    LinkRecord b = a;
    b.network = telegram;
    b.verifiedPhones.clear();
    QCOMPARE(automaticLinks({a, b}), 0);
}

void TestProof::aFamilysPhoneLinksNobody()
{
    const QList<LinkRecord> family{
        withPhone(person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("annap")), phone),
        withPhone(person(telegram, QStringLiteral("Boris Petrov"), QStringLiteral("borisp")), phone),
        withPhone(person(QStringLiteral("ok"), QStringLiteral("Olga Petrova"), QStringLiteral("olgap")), phone)};
    QCOMPARE(automaticLinks(family), 0);
    // Two accounts of Anna's: the phone alone cannot tell, because others of the family have it too.
    QCOMPARE(automaticLinks(family
                            + QList{withPhone(person(QStringLiteral("max"), QStringLiteral("Anna Petrova"),
                                                     QStringLiteral("skyrunner")),
                                              phone)}),
             0);
}

void TestProof::fatherAndSonOfOneNameAreNotLinked()
{
    LinkRecord father = withPhone(person(vk, QStringLiteral("Ivan Petrov"), QStringLiteral("ivanp")), phone);
    father.birthDate = QStringLiteral("19600312");
    LinkRecord son = withPhone(person(telegram, QStringLiteral("Ivan Petrov"), QStringLiteral("vanya")), phone);
    son.birthDate = QStringLiteral("19881127");
    QCOMPARE(automaticLinks({father, son}), 0);
}

void TestProof::anOfficesEmailLinksNobody()
{
    QList<LinkRecord> office;
    for (int i = 0; i < 60; ++i) // one name, so that nothing but their number speaks against
        office.append(withEmail(person(i % 2 ? vk : telegram, QStringLiteral("Anna Petrova"),
                                       QStringLiteral("user%1x%2").arg(i).arg(i * 7919)),
                                email));
    QCOMPARE(automaticLinks(office), 0);
    QList<LinkRecord> few{withEmail(person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("annap")), email),
                          withEmail(person(telegram, QStringLiteral("Anna Petrova"), QStringLiteral("anna")), email)};
    QCOMPARE(automaticLinks(few), 1);
    few.append(withEmail(person(vk, QStringLiteral("Oleg Sidorenko"), QStringLiteral("oleg")), email));
    QCOMPARE(automaticLinks(few), 0);
}

void TestProof::aNamelessAccountIsNotLinkedByAPhone()
{
    LinkRecord nameless = withPhone(person(telegram, {}, QStringLiteral("skyrunner")), phone);
    nameless.names.clear();
    QCOMPARE(automaticLinks(
                 {withPhone(person(vk, QStringLiteral("Anna Petrova"), QStringLiteral("annap")), phone), nameless}),
             0);
}

QTEST_APPLESS_MAIN(TestProof)
#include "tst_proof.moc"
