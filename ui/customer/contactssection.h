#pragma once

#include "models/conversation.h"
#include "ui/customer/section.h"

#include <QHash>

class QLineEdit;

namespace otklik {

class ContactRow;

/// Ways to reach the person, with a line that adds one. A row stays the same widget
/// while its contact is there, so that an editor is never taken away.
class ContactsSection final : public Section
{
    Q_OBJECT

public:
    explicit ContactsSection(QWidget *parent = nullptr);

    void setCard(const CustomerCard &card);
    void clearInput();
    /// Saves what is being edited.
    void leave();

Q_SIGNALS:
    void added(const QString &value);
    void edited(const otklik::ContactId &id, const QString &value);
    void removeChosen(const otklik::ContactId &id);
    void copied(const QString &value);

private:
    ContactRow *makeRow(const Contact &contact);

    QHash<ContactId, ContactRow *> m_contacts;
    QLineEdit *m_input;
};

} // namespace otklik
