#pragma once

#include "models/command.h"
#include "models/conversation.h"

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

/// The first tab of the card: details, the team's own fields, contacts, what is open, what others add,
/// the customer base, accounts, notes.
class ProfilePane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProfilePane(CustomerPresenter &presenter, QWidget *parent = nullptr);

    /// The team's own fields: right below the details.
    void addFields(QWidget *section);
    /// Another part, below what is open and those added before.
    void addSection(QWidget *section);
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
    QVBoxLayout *m_fields; ///< where addFields() puts them
    QVBoxLayout *m_added;  ///< where addSection() puts them
    QList<Detail> m_details;
    AccountsSection *m_accounts;
    ContactsSection *m_contacts;
    OpenSection *m_open;
    RecordsSection *m_records;
    NotesSection *m_notes;
};

} // namespace otklik
