#include "ui/links/pairspresenter.h"

#include "ui/common/deliver.h"
#include "ui/links/linktext.h"

#include <algorithm>

namespace otklik {

namespace {

constexpr int readAtFirst = 200;
constexpr int readAhead = 20;   ///< rows below the one that is looked at
constexpr int looksAtMost = 50; ///< messages of a person, for one that belongs to a case

bool belongs(ProposalState state, PairsPresenter::Shows shows)
{
    return (state == ProposalState::Open) == (shows == PairsPresenter::Shows::Open);
}

/// An automatic link that was taken away by hand comes back by hand.
ProposalState decidable(ProposalState state)
{
    return state == ProposalState::Automatic ? ProposalState::Confirmed : state;
}

} // namespace

PairsPresenter::PairsPresenter(Shows shows, const World &world, QObject *parent)
    : QObject(parent), m_shows(shows), m_conversations(world.conversations), m_cards(world.cards), m_log(world.log),
      m_model(world.clock), m_limit(readAtFirst),
      m_reading(
          this,
          [this, &store = world.store] {
              m_settledBefore = std::exchange(m_settled, {});
              return m_shows == Shows::Open ? store.open({}, m_limit) : store.decided({}, m_limit);
          },
          [this](const Result<ProposalPage> &page) { take(page); }),
      m_counting(this, [&store = world.store] { return store.openCount(); },
                 [this](const Result<qint64> &count) {
                     if (count)
                         Q_EMIT openCountChanged(*count);
                 })
{
    connect(&world.events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.proposals || change.everything) {
            m_reading.again();
            m_counting.again();
        }
        const ProposalItem *item = current();
        if (item && (change.persons.contains(item->first.personId) || change.persons.contains(item->second.personId)))
            readCards();
    });
}

void PairsPresenter::start()
{
    m_reading.start();
    if (m_shows == Shows::Open)
        m_counting.start();
}

const ProposalItem *PairsPresenter::current() const
{
    const int row = currentRow();
    return row < 0 ? nullptr : &m_model.itemAt(row);
}

void PairsPresenter::take(const Result<ProposalPage> &page)
{
    if (!page) {
        Q_EMIT failed(page.error());
        return;
    }
    m_items = page->items;
    m_hasMore = page->hasMore;
    m_isLoaded = true;
    m_hidden -= std::exchange(m_settledBefore, {});
    show();
}

/// The list as it is now; what is looked at stays, if it is still there.
void PairsPresenter::show()
{
    QList<ProposalItem> shown;
    for (const ProposalItem &item : std::as_const(m_items))
        if (!m_hidden.contains(item.proposal.id))
            shown.append(item);
    m_isShowing = true;
    m_model.setItems(shown);
    m_isShowing = false;
    settleCurrent();
    Q_EMIT listChanged();
    Q_EMIT currentChanged();
}

void PairsPresenter::settleCurrent()
{
    if (!m_wanted.isEmpty()) {
        if (m_model.find(m_wanted.value) >= 0) {
            m_isSearching = false;
            moveTo(std::exchange(m_wanted, {}));
        } else if (m_isSearching && m_hasMore) {
            m_limit *= 2;
            m_reading.again();
        }
    }
    if (m_model.rowCount() == 0) {
        moveTo({});
        m_isTakenAway = false;
    } else if (m_current.isEmpty() && !m_isTakenAway) {
        moveTo(m_model.itemAt(0).proposal.id);
    } else if (!m_current.isEmpty() && currentRow() < 0) {
        m_isTakenAway = true;
        moveTo({});
    } else if (!m_current.isEmpty()) {
        m_place = currentRow();
    }
}

void PairsPresenter::moveTo(const LinkProposalId &id)
{
    if (m_current == id)
        return;
    m_current = id;
    if (const int row = currentRow(); row >= 0) {
        m_place = row;
        m_isTakenAway = false;
    }
    readCards();
}

void PairsPresenter::readMoreFor(int row)
{
    if (!m_hasMore || row + readAhead < m_model.rowCount())
        return;
    m_hasMore = false; // once; the reading tells whether there is still more
    m_limit += readAtFirst;
    m_reading.again();
}

void PairsPresenter::select(int row)
{
    // Rows that come and go move the list's own mark; what is looked at is said here.
    if (m_isShowing || row < 0 || row >= m_model.rowCount() || row == currentRow())
        return;
    m_wanted = {};
    moveTo(m_model.itemAt(row).proposal.id);
    readMoreFor(row);
    Q_EMIT currentChanged();
}

void PairsPresenter::next()
{
    const int last = m_model.rowCount() - 1;
    select(std::min(m_isTakenAway ? m_place : m_place + 1, last));
}

void PairsPresenter::previous()
{
    select(std::max(0, m_place - 1));
}

void PairsPresenter::skip()
{
    if (m_isTakenAway || m_place + 1 < m_model.rowCount())
        next();
    else
        Q_EMIT told(tr("This was the last of the list; nothing was decided about it."));
}

void PairsPresenter::decide(ProposalState state)
{
    const int row = currentRow();
    if (row < 0)
        return;
    const ProposalItem item = m_model.itemAt(row);
    if (item.proposal.state == state)
        return;
    m_wanted = {};
    m_done.append({item, decidable(item.proposal.state)});
    if (!belongs(state, m_shows)) {
        // The one below comes next; below the last stand those that were skipped, from the top.
        const int after = row + 1 < m_model.rowCount() ? row + 1 : 0;
        m_hidden.insert(item.proposal.id);
        moveTo(after == row ? LinkProposalId{} : m_model.itemAt(after).proposal.id);
        readMoreFor(row);
        show();
    }
    const LinkProposalId id = item.proposal.id;
    deliver(this, m_log.enqueue(ProposalDecide{id, state}), [this, id](const Result<MutationId> &answer) {
        if (!answer) {
            const auto last = std::find_if(m_done.rbegin(), m_done.rend(), [&](const Done &one) { return one.item.proposal.id == id; });
            if (last != m_done.rend())
                m_done.erase(std::prev(last.base()));
        }
        finish(id, answer);
    });
    Q_EMIT listChanged();
    Q_EMIT decided(LinkText::done(item, state));
}

void PairsPresenter::undo()
{
    if (m_done.isEmpty()) {
        Q_EMIT told(tr("Nothing of this sitting is left to undo."));
        return;
    }
    const Done done = m_done.takeLast();
    const LinkProposalId id = done.item.proposal.id;
    m_hidden.remove(id);
    m_settled.remove(id);
    m_wanted = id;
    deliver(this, m_log.enqueue(ProposalDecide{id, done.before}), [this, done](const Result<MutationId> &answer) {
        if (!answer)
            m_done.append(done);
        finish(done.item.proposal.id, answer);
    });
    Q_EMIT listChanged();
    Q_EMIT told(tr("Undone. %1").arg(LinkText::done(done.item, done.before)));
}

void PairsPresenter::finish(const LinkProposalId &id, const Result<MutationId> &answer)
{
    if (answer) {
        m_settled.insert(id);
    } else {
        // Nothing was written down: the pair is there again.
        m_hidden.remove(id);
        m_wanted = id;
        Q_EMIT failed(answer.error());
    }
    m_reading.again();
}

void PairsPresenter::lookAt(const LinkProposalId &id)
{
    m_wanted = id;
    m_isSearching = true;
    show();
}

void PairsPresenter::readCards()
{
    ++m_generation;
    const ProposalItem *item = current();
    if (!item) {
        m_first.reset();
        m_second.reset();
        return;
    }
    if (m_first && m_first->person.id != item->first.personId)
        m_first.reset();
    if (m_second && m_second->person.id != item->second.personId)
        m_second.reset();
    readCard(item->first.personId, true);
    readCard(item->second.personId, false);
}

void PairsPresenter::readCard(const PersonId &id, bool isFirst)
{
    deliver(this, m_conversations.card(id), [this, isFirst, generation = m_generation](const Result<CustomerCard> &card) {
        if (!card || generation != m_generation)
            return; // the pair itself says enough
        (isFirst ? m_first : m_second) = *card;
        Q_EMIT cardsRead();
    });
}

void PairsPresenter::openCase(bool ofFirst)
{
    const ProposalItem *item = current();
    if (!item)
        return;
    const ProposalSide &side = ofFirst ? item->first : item->second;
    const MomentFilter ofNetwork{MomentFilter::Show::Everything, side.account.network}; // messages only
    const auto newest = m_cards.moments(side.personId, ofNetwork, HistorySide::Before, {}, looksAtMost);
    deliver(this, newest, [this](const Result<MomentPage> &page) {
        if (!page) {
            Q_EMIT failed(page.error());
            return;
        }
        QList<Mention> mentions;
        for (const Moment &moment : page->moments)
            if (const auto *entry = std::get_if<ConversationEntry>(&moment.what))
                mentions.append(entry->mention);
        const auto inCase = std::ranges::find_if(mentions, [](const Mention &one) { return !one.caseId.isEmpty(); });
        if (inCase != mentions.end())
            Q_EMIT caseChosen(inCase->caseId);
        else if (!mentions.isEmpty())
            openCaseOf(mentions.constFirst().id);
        else
            Q_EMIT told(tr("Nothing that this account wrote is on this computer."));
    });
}

void PairsPresenter::openCaseOf(const MentionId &id)
{
    deliver(this, m_conversations.caseOf(id), [this](const Result<CaseId> &found) {
        if (!found)
            Q_EMIT failed(found.error());
        else if (found->isEmpty())
            Q_EMIT told(tr("What this account wrote belongs to no case."));
        else
            Q_EMIT caseChosen(*found);
    });
}

} // namespace otklik
