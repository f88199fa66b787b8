#include "ui/customer/contactssection.h"

#include "ui/customer/contactrow.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace otklik {

ContactsSection::ContactsSection(QWidget *parent) : Section(tr("Contacts"), parent), m_input(new QLineEdit(this))
{
    m_input->setPlaceholderText(tr("Phone, e-mail, address or link"));
    m_input->setAccessibleName(tr("Add a contact"));
    m_input->setMaxLength(ContactRow::longest);
    layout()->addWidget(m_input);
    connect(m_input, &QLineEdit::returnPressed, this, [this] {
        if (m_input->text().trimmed().isEmpty())
            return;
        Q_EMIT added(m_input->text());
        m_input->clear();
    });
}

void ContactsSection::clearInput()
{
    m_input->clear();
}

void ContactsSection::leave()
{
    for (ContactRow *row : std::as_const(m_contacts))
        row->leave();
}

void ContactsSection::setCard(const CustomerCard &card)
{
    for (auto it = m_contacts.begin(); it != m_contacts.end();) {
        if (std::ranges::find(card.contacts, it.key(), &Contact::id) != card.contacts.cend()) {
            ++it;
            continue;
        }
        (*it)->hide();
        (*it)->deleteLater(); // the click that led here may still be on its way through the row
        it = m_contacts.erase(it);
    }
    for (qsizetype i = 0; i < card.contacts.size(); ++i) {
        const Contact &contact = card.contacts.at(i);
        ContactRow *&row = m_contacts[contact.id];
        if (!row)
            row = makeRow(contact);
        row->setContact(contact);
        if (rows()->indexOf(row) != i)
            rows()->insertWidget(static_cast<int>(i), row);
    }
}

ContactRow *ContactsSection::makeRow(const Contact &contact)
{
    auto *row = new ContactRow(contact, this);
    connect(row, &ContactRow::edited, this, [this, id = contact.id](const QString &value) { Q_EMIT edited(id, value); });
    connect(row, &ContactRow::removeChosen, this, [this, id = contact.id] { Q_EMIT removeChosen(id); });
    connect(row, &ContactRow::copied, this, &ContactsSection::copied);
    return row;
}

} // namespace otklik
