#include "importsetting.h"

#include "server/customers/customerrows.h"
#include "server/linkage/linkage.h"
#include "server/log.h"
#include "server/store/makeid.h"

using namespace otklik;
using namespace otklik::server;

/// Who is likely known already: shown before an import, and proposed after it.
class tst_CustomerMatches final : public QObject, private CustomerImportSetting
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }
    void aDryRunShowsWhoIsLikelyKnown();
    void afterAnImportTheLinkageProposesWhatWasShown();
    void aSharedPhoneOrMailboxLinksNobody();

private:
    Account makeAccount(const QString &network, const QString &handle, const QString &name, const QStringList &phones = {},
                        const QStringList &emails = {});
    void lookForLinks();
};

Account tst_CustomerMatches::makeAccount(const QString &network, const QString &handle, const QString &name,
                                        const QStringList &phones, const QStringList &emails)
{
    return write([&](Rows &rows) {
        Person person;
        person.id = makeId<PersonId>(rows);
        rows.put(person);
        Account account;
        account.id = makeId<AccountId>(rows);
        account.network = network;
        account.externalId = handle;
        account.handle = handle;
        account.name = name;
        account.homePersonId = person.id;
        rows.put(account);
        for (const auto &[kind, values] : {std::pair(ContactKind::Phone, phones), std::pair(ContactKind::Email, emails)})
            for (const QString &value : values)
                rows.put(Contact{makeId<ContactId>(rows), person.id, kind, value, {}, rows.now(), false, {}});
        return account;
    });
}

/// The whole of it, as the worker of a server does.
void tst_CustomerMatches::lookForLinks()
{
    Log log;
    Linkage linkage(*m_store, log, [](Rows &) -> Result<void> { return {}; });
    linkage.step([] { return false; });
}

void tst_CustomerMatches::aDryRunShowsWhoIsLikelyKnown()
{
    const Account known = makeAccount(QStringLiteral("telegram"), QStringLiteral("evgeny_verkhoturtsev"),
                                      QStringLiteral("Женя Верхотурцев"), {QStringLiteral("8 (916) 123-45-67")});
    makeAccount(QStringLiteral("vk"), QStringLiteral("olga"), QStringLiteral("Ольга Самсонова"));
    const CustomerRow told = row(QStringLiteral("1"), QStringLiteral("Верхотурцев Евгений"), {QStringLiteral("+79161234567")});
    const CustomerRow stranger = row(QStringLiteral("2"), QStringLiteral("Пётр Тютчевский"), {QStringLiteral("+79031112233")});
    const qint64 before = seq();
    const CustomerImportReport plan = import({told, stranger}, true);
    QCOMPARE(seq(), before);
    QCOMPARE(all<LinkProposal>().size(), 0);
    QCOMPARE(plan.counts.likely, 1);
    QCOMPARE(plan.outcomes.size(), 2);
    QCOMPARE(plan.outcomes[0].likely.size(), 1);
    const LikelyAccount &likely = plan.outcomes[0].likely[0];
    QCOMPARE(likely.id, known.id);
    QCOMPARE(likely.network, known.network);
    QCOMPARE(likely.name, known.name);
    QVERIFY(likely.probability >= 900);
    QStringList speakForIt;
    for (const ProposalReason &reason : likely.reasons)
        if (reason.weight > 0)
            speakForIt.append(reason.which + u' ' + reason.agreement);
    QVERIFY2(speakForIt.contains(QStringLiteral("phone same")), qPrintable(speakForIt.join(u',')));
    QVERIFY2(speakForIt.contains(QStringLiteral("name diminutive")), qPrintable(speakForIt.join(u',')));
    QVERIFY(plan.outcomes[1].likely.isEmpty());
    // Who is imported is known, and is not asked about again.
    import({told, stranger});
    const CustomerImportReport again = import({told, stranger}, true);
    QCOMPARE(again.counts.likely, 0);
}

void tst_CustomerMatches::afterAnImportTheLinkageProposesWhatWasShown()
{
    const Account byPhone = makeAccount(QStringLiteral("telegram"), QStringLiteral("evgeny_verkhoturtsev"),
                                        QStringLiteral("Женя Верхотурцев"), {QStringLiteral("8 (916) 123-45-67")});
    const Account byLetters = makeAccount(QStringLiteral("email"), QStringLiteral("tutchevskaya@example.test"),
                                          QStringLiteral("Аглая Тютчевская"));
    CustomerRow first = row(QStringLiteral("1"), QStringLiteral("Верхотурцев Евгений"), {QStringLiteral("+79161234567")});
    CustomerRow second = row(QStringLiteral("2"), QStringLiteral("Аглая Тютчевская"));
    second.customer.emails = QStringList{QStringLiteral("tutchevskaya@example.test")};
    second.customer.city = QStringLiteral("Омск");
    const CustomerImportReport plan = import({first, second}, true);
    import({first, second});
    lookForLinks();
    QHash<AccountId, AccountId> shown;
    for (const CustomerOutcome &outcome : plan.outcomes)
        for (const LikelyAccount &likely : outcome.likely)
            shown.insert(customerAccountId(shop, outcome.externalId), likely.id);
    QHash<AccountId, AccountId> proposed;
    for (const LinkProposal &proposal : all<LinkProposal>()) {
        QCOMPARE(proposal.state, ProposalState::Open); // a name and an e-mail prove nothing
        proposed.insert(proposal.secondId, proposal.firstId);
    }
    QCOMPARE(proposed, shown);
    QCOMPARE(proposed.value(customerAccountId(shop, QStringLiteral("1"))), byPhone.id);
    QCOMPARE(proposed.value(customerAccountId(shop, QStringLiteral("2"))), byLetters.id);
    QCOMPARE(all<AccountLink>().size(), 0);
}

void tst_CustomerMatches::aSharedPhoneOrMailboxLinksNobody()
{
    const QString phone = QStringLiteral("+79161234567");
    const QString office = QStringLiteral("office@firma.test");
    makeAccount(QStringLiteral("telegram"), QStringLiteral("marfa_prz"), QStringLiteral("Марфа Пржевальская"), {phone});
    makeAccount(QStringLiteral("email"), office, QStringLiteral("Лукерья Самсоненко"));
    QList<CustomerRow> rows{row(QStringLiteral("father"), QStringLiteral("Архип Пржевальский"), {phone}),
                            row(QStringLiteral("son"), QStringLiteral("Климент Пржевальский"), {phone})};
    const char *names[] = {"Евграф Долгоруков", "Тарас Верхотурцев", "Прасковья Гнедич", "Ираклий Сумароков"};
    for (int i = 0; i < 4; ++i) {
        rows.append(row(QString::number(i), QString::fromUtf8(names[i])));
        rows.last().customer.emails = QStringList{office};
    }
    const CustomerImportReport plan = import(rows, true);
    for (const CustomerOutcome &outcome : plan.outcomes)
        QVERIFY2(outcome.likely.isEmpty(), qPrintable(outcome.name));
    import(rows);
    lookForLinks();
    for (const LinkProposal &proposal : all<LinkProposal>())
        QCOMPARE(proposal.state, ProposalState::Open);
    QCOMPARE(all<AccountLink>().size(), 0);
    QCOMPARE(all<LinkProposal>().size(), 0);
}

QTEST_GUILESS_MAIN(tst_CustomerMatches)
#include "tst_customermatches.moc"
