#pragma once

#include "models/conversation.h"
#include "ui/customer/section.h"

namespace otklik {

/// The person's accounts. Those put here by hand say so and can be taken apart.
class AccountsSection final : public Section
{
    Q_OBJECT

public:
    explicit AccountsSection(QWidget *parent = nullptr);

    void setCard(const CustomerCard &card);

Q_SIGNALS:
    void linkWanted();
    void unlinkChosen(const otklik::AccountId &id);
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    QWidget *makeRow(const Account &account, bool isLinked);
};

} // namespace otklik
