#pragma once

#include "models/conversation.h"
#include "ui/customer/section.h"

#include <functional>

namespace otklik {

/// The person's accounts. Those put here say since when and by whom, and can be taken apart.
class AccountsSection final : public Section
{
    Q_OBJECT

public:
    explicit AccountsSection(QWidget *parent = nullptr);

    using Names = std::function<QString(const UserId &id)>;
    void setCard(const CustomerCard &card, const Names &nameOf, TimePoint now);

Q_SIGNALS:
    void linkWanted();
    void unlinkChosen(const otklik::AccountId &id);
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    [[nodiscard]] static QString linked(const AccountLink &link, const QString &by, TimePoint now);
    /// `link`: how it came here; empty for one that is at home.
    QWidget *makeRow(const Account &account, const QString &link);

    QList<Account> m_accounts;
    QList<AccountLink> m_links;
    QStringList m_names; ///< of those who linked them
};

} // namespace otklik
