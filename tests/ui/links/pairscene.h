#pragma once

#include "tests/support/fakestores.h"
#include "ui/links/pairspresenter.h"

#include <algorithm>

namespace otklik {

/// Pairs in memory, by the rules of the real store. Nothing that is decided takes effect in it before the test
/// says so: `obey()` does what the commands ask for, as the cache does in one step with writing them down.
class FakeProposalStore final : public ProposalStore
{
public:
    QList<ProposalItem> items;
    fakes::Gate gate;
    QList<int> limits; ///< of every reading of open ones

    Answer<ProposalPage> open(std::optional<ProposalCursor>, int limit) override
    {
        limits.append(limit);
        return gate.answer<ProposalPage>(page(limit, [](const ProposalItem &item) { return item.proposal.state == ProposalState::Open; },
                                              [](const ProposalItem &item) { return item.proposal.probability; }));
    }
    Answer<ProposalPage> decided(std::optional<ProposalCursor>, int limit) override
    {
        return gate.answer<ProposalPage>(page(limit,
                                              [](const ProposalItem &item) {
                                                  return item.proposal.state != ProposalState::Open
                                                      && item.proposal.state != ProposalState::Outdated;
                                              },
                                              [](const ProposalItem &item) {
                                                  return item.proposal.decidedAt ? item.proposal.decidedAt->time_since_epoch().count() : 0;
                                              }));
    }
    Answer<QList<ProposalItem>> ofPerson(const PersonId &id) override
    {
        QList<ProposalItem> found;
        for (const ProposalItem &item : items)
            if (item.first.personId == id || item.second.personId == id)
                found.append(item);
        return gate.answer<QList<ProposalItem>>(found);
    }
    Answer<qint64> openCount() override
    {
        return gate.answer<qint64>(std::ranges::count(items, ProposalState::Open, [](const ProposalItem &i) { return i.proposal.state; }));
    }

    void set(const LinkProposalId &id, ProposalState state, TimePoint at = {}, const QString &by = {})
    {
        const auto item = std::ranges::find(items, id, [](const ProposalItem &i) { return i.proposal.id; });
        item->proposal.state = state;
        item->proposal.decidedAt = at;
        item->decidedByName = by;
    }

private:
    template <class Belongs, class Key>
    [[nodiscard]] ProposalPage page(int limit, Belongs belongs, Key key) const
    {
        QList<ProposalItem> found;
        std::ranges::copy_if(items, std::back_inserter(found), belongs);
        std::ranges::sort(found, std::ranges::greater{}, [&](const ProposalItem &i) { return std::pair(key(i), i.proposal.id.value); });
        return {found.mid(0, limit), found.size() > limit};
    }
};

/// A desk with pairs and somebody who decides about them.
struct PairScene
{
    explicit PairScene(PairsPresenter::Shows shows = PairsPresenter::Shows::Open)
        : presenter(shows, {store, conversations, cards, log, events, clock})
    {
    }

    FakeClock clock;
    FakeProposalStore store;
    fakes::FakeConversationStore conversations;
    fakes::FakeCardStore cards;
    fakes::FakeMutationLog log;
    StoreEvents events;
    PairsPresenter presenter;
    qsizetype obeyed = 0;

    static LinkProposalId id(int number) { return {QStringLiteral("pair-%1").arg(number, 5, 10, QLatin1Char('0'))}; }

    static ProposalSide side(int number, const QString &network, const QString &name, const QString &handle)
    {
        ProposalSide side;
        side.account.id = {QStringLiteral("account-%1").arg(number)};
        side.account.network = network;
        side.account.name = name;
        side.account.handle = handle;
        side.account.url = QStringLiteral("https://example.org/") + handle;
        side.personId = {QStringLiteral("person-%1").arg(number)};
        side.personName = name;
        side.mentionCount = number;
        return side;
    }

    /// The higher the number, the less likely.
    static ProposalItem item(int number)
    {
        ProposalItem one;
        one.proposal.id = id(number);
        one.proposal.prior = -2000;
        one.proposal.probability = 1000 - number;
        one.proposal.reasons = {{QStringLiteral("name"), QStringLiteral("diminutive"), 1240, QStringLiteral("Катя"), QStringLiteral("Екатерина")},
                                {QStringLiteral("city"), QStringLiteral("different"), -210, QStringLiteral("Омск"), QStringLiteral("Тверь")}};
        one.first = side(2 * number, QStringLiteral("vk"), QStringLiteral("Катя %1").arg(number), QStringLiteral("katya%1").arg(number));
        one.second = side(2 * number + 1, QStringLiteral("telegram"), QStringLiteral("Екатерина %1").arg(number), QStringLiteral("ekaterina%1").arg(number));
        one.proposal.firstId = one.first.account.id;
        one.proposal.secondId = one.second.account.id;
        return one;
    }

    void add(int count)
    {
        for (int number = 1; number <= count; ++number)
            store.items.append(item(number));
    }

    void changed()
    {
        StoreChange change;
        change.proposals = true;
        Q_EMIT events.changed(change);
    }

    /// What was asked for has happened in the store.
    void obey()
    {
        const auto commands = log.all<ProposalDecide>();
        for (; obeyed < commands.size(); ++obeyed)
            store.set(commands.at(obeyed).id, commands.at(obeyed).state, clock.now(), QStringLiteral("Ольга"));
        changed();
    }

    [[nodiscard]] LinkProposalId current() const
    {
        return presenter.current() ? presenter.current()->proposal.id : LinkProposalId{};
    }
    [[nodiscard]] QList<LinkProposalId> shown()
    {
        QList<LinkProposalId> ids;
        for (const ProposalRow &row : presenter.model().rows())
            ids.append(row.item.proposal.id);
        return ids;
    }
    /// Commands as "pair-00001 confirmed".
    [[nodiscard]] QStringList asked() const
    {
        QStringList asked;
        for (const ProposalDecide &one : log.all<ProposalDecide>())
            asked.append(QStringLiteral("%1 %2").arg(one.id.value, QString(nameOf(one.state))));
        return asked;
    }
};

} // namespace otklik
