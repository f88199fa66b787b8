#pragma once

#include "models/conversation.h"
#include "ui/customer/section.h"

class QLineEdit;

namespace otklik {

/// Ways to reach the person: a row each, and one line to add another.
class ContactsSection final : public Section
{
    Q_OBJECT

public:
    explicit ContactsSection(QWidget *parent = nullptr);

    void setCard(const CustomerCard &card);
    void clearInput();

Q_SIGNALS:
    void added(const QString &value);
    void removeChosen(const otklik::ContactId &id);

private:
    QLineEdit *m_input;
};

} // namespace otklik
