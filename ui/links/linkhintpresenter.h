#pragma once

#include "models/storeevents.h"
#include "models/stores.h"
#include "ui/common/rereading.h"

#include <QObject>

namespace otklik {

/// Another account that the person on a card may have, too.
struct LinkHintLine final
{
    LinkProposalId id;
    Account account;
    qint64 probability = 0; ///< of a thousand

    friend bool operator==(const LinkHintLine &, const LinkHintLine &) = default;
};

/// Whom else the person on the card may be, live. Owned by the composition root; UI thread.
class LinkHintPresenter final : public QObject
{
    Q_OBJECT

public:
    LinkHintPresenter(ProposalStore &store, StoreEvents &events, QObject *parent = nullptr);

    void open(const PersonId &id);
    /// The likeliest first.
    [[nodiscard]] const QList<LinkHintLine> &lines() const { return m_lines; }

Q_SIGNALS:
    void changed();

private:
    void take(const Result<QList<ProposalItem>> &items);
    void show(const QList<LinkHintLine> &lines);

    PersonId m_person;
    PersonId m_asked;
    QList<LinkHintLine> m_lines;
    Rereading<QList<ProposalItem>> m_reading;
};

} // namespace otklik
