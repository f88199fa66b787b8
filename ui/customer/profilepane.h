#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace otklik {

class AccountsSection;
class ContactsSection;
class CustomerPresenter;
class InPlaceField;
class NotesSection;
struct CustomerCard;

/// The first tab of the card: details, what others add, accounts, contacts, notes.
class ProfilePane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ProfilePane(CustomerPresenter &presenter, QWidget *parent = nullptr);

    /// Another part, below the details and those added before.
    void addSection(QWidget *section);
    void showCard(const CustomerCard &card);
    /// Another person: drop what was being edited, bring back what was begun there.
    void startOver();

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    void openLinkBox();

    CustomerPresenter &m_presenter;
    QVBoxLayout *m_added; ///< where addSection() puts them
    InPlaceField *m_city;
    InPlaceField *m_language;
    InPlaceField *m_tags;
    AccountsSection *m_accounts;
    ContactsSection *m_contacts;
    NotesSection *m_notes;
};

} // namespace otklik
