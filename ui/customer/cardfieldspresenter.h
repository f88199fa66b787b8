#pragma once

#include "guidance/team/cardfields.h"
#include "models/stores.h"

#include <QObject>

namespace otklik {

class CustomerPresenter;
class TeamData;

/// What a field of the team's own holds on the open card.
struct CardFieldValue final
{
    CardField field;
    QString title;  ///< in the language of the interface
    QString value;  ///< of the person
    QString setBy;  ///< name of who wrote it
    QStringList elsewhere; ///< of accounts that stand here: "gold · from @marina_s"

    friend bool operator==(const CardFieldValue &, const CardFieldValue &) = default;
};

/// The team's own fields of the open card: what they hold, and each change as a command that can be
/// taken back. Needs no widget. Owned by the composition root; UI thread.
class CardFieldsPresenter final : public QObject
{
    Q_OBJECT

public:
    CardFieldsPresenter(CustomerPresenter &customer, const TeamData &team, MutationLog &log, QObject *parent = nullptr);

    /// In the order of the team's document; nothing while no card is open.
    [[nodiscard]] QList<CardFieldValue> values() const;
    /// A lead whose team has no fields yet.
    [[nodiscard]] bool invites() const;
    /// As it is kept.
    void set(const QString &key, const QString &value);

    [[nodiscard]] CustomerPresenter &customer() { return m_customer; }

Q_SIGNALS:
    void changed();
    void undoOffered(const QString &what, const otklik::Command &inverse);
    void failed(const otklik::Error &error);

private:
    [[nodiscard]] CardFieldValue valueOf(const CardField &field) const;

    CustomerPresenter &m_customer;
    const TeamData &m_team;
    MutationLog &m_log;
};

} // namespace otklik
