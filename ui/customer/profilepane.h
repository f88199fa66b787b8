#pragma once

#include "models/command.h"
#include "models/conversation.h"
#include "ui/customer/cardplace.h"

#include <QMap>
#include <QScrollArea>

class QVBoxLayout;

namespace otklik {

class AccountsSection;
class ContactsSection;
class CustomerPresenter;
class InPlaceField;
class NotesSection;
class OpenSection;
class RecordsSection;

/// The first tab of the card, who this is first: what is open, details, contacts, accounts, the customer
/// base, notes, and what others add.
class ProfilePane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProfilePane(CustomerPresenter &presenter, QWidget *parent = nullptr);

    void addSection(QWidget *section, CardPlace place);
    void showCard(const CustomerCard &card);
    /// Another person: drop what was being edited, bring back what was begun there.
    void startOver();

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);
    void told(const QString &what);

private:
    struct Detail final
    {
        PersonField which;
        InPlaceField *field;
    };

    void makeDetails(QVBoxLayout *column);
    void connectSections();
    void showDetails(Person person);
    /// What is being edited is saved for the person it belongs to; what cannot be saved is kept.
    void leave();
    void openLinkBox();

    CustomerPresenter &m_presenter;
    QMap<CardPlace, QVBoxLayout *> m_places;
    QList<Detail> m_details;
    AccountsSection *m_accounts;
    ContactsSection *m_contacts;
    OpenSection *m_open;
    RecordsSection *m_records;
    NotesSection *m_notes;
};

} // namespace otklik
