#pragma once

#include "models/stores.h"

#include <QObject>

namespace otklik {

class CustomerPresenter;

/// Changes what stands on a card of the person: fields, tags, contacts. Each change is seen at once,
/// goes out as a command and can be taken back. Owned by the CustomerPresenter; UI thread.
class ProfilePresenter final : public QObject
{
    Q_OBJECT

public:
    ProfilePresenter(CustomerPresenter &customer, MutationLog &log, const Clock &clock);

    void edit(PersonField which, const QString &value);
    /// Several at once, with commas between; those that are there already are left out.
    void addTags(const QString &typed);
    void removeTag(const QString &tag);
    /// The kind is found from the value: "@" makes it an e-mail, digits a phone, http a link.
    void addContact(const QString &value);
    /// Nothing for one that an import brought.
    void editContact(const ContactId &id, const QString &value);
    void removeContact(const ContactId &id);

Q_SIGNALS:
    void undoOffered(const QString &what, const otklik::Command &inverse);
    void failed(const otklik::Error &error);

private:
    [[nodiscard]] static QString changed(PersonField which);

    CustomerPresenter &m_customer;
    MutationLog &m_log;
    const Clock &m_clock;
};

[[nodiscard]] ContactKind contactKindOf(const QString &value);
/// Of Person::tags and CustomerRecord::tags.
[[nodiscard]] QStringList tagsOf(const QString &commaSeparated);

} // namespace otklik
