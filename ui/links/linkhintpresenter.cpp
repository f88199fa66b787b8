#include "ui/links/linkhintpresenter.h"

namespace otklik {

LinkHintPresenter::LinkHintPresenter(ProposalStore &store, StoreEvents &events, QObject *parent)
    : QObject(parent)
    , m_reading(
          this,
          [this, &store] {
              m_asked = m_person;
              return store.ofPerson(m_person);
          },
          [this](const Result<QList<ProposalItem>> &items) { take(items); })
{
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.proposals || change.everything)
            m_reading.again();
    });
}

void LinkHintPresenter::open(const PersonId &id)
{
    if (m_person == id)
        return;
    m_person = id;
    show({});
    if (m_reading.isStarted())
        m_reading.again();
    else
        m_reading.start();
}

void LinkHintPresenter::take(const Result<QList<ProposalItem>> &items)
{
    if (!items || m_asked != m_person)
        return; // the card is whole without it; another person's answer follows
    QList<LinkHintLine> lines;
    for (const ProposalItem &item : *items) {
        // Linked by hand meanwhile: nothing is left to look at.
        if (item.proposal.state != ProposalState::Open || item.first.personId == item.second.personId)
            continue;
        const Account &other = (item.first.personId == m_person ? item.second : item.first).account;
        lines.append({item.proposal.id, other, item.proposal.probability});
    }
    show(lines);
}

void LinkHintPresenter::show(const QList<LinkHintLine> &lines)
{
    if (m_lines == lines)
        return;
    m_lines = lines;
    Q_EMIT changed();
}

} // namespace otklik
