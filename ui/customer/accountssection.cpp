#include "ui/customer/accountssection.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networkbadge.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace otklik {

AccountsSection::AccountsSection(QWidget *parent) : Section(tr("Accounts"), parent)
{
    QToolButton *add = iconButton(QStringLiteral("link"), tr("Put another account under this person…"), this);
    add->setObjectName(QStringLiteral("linkAccount"));
    titleRow()->addWidget(add);
    connect(add, &QToolButton::clicked, this, &AccountsSection::linkWanted);
}

void AccountsSection::setCard(const CustomerCard &card)
{
    clearRows();
    for (const Account &account : card.accounts) {
        const bool isLinked = std::any_of(card.links.cbegin(), card.links.cend(), [&](const AccountLink &link) {
            return link.accountId == account.id && !link.unlinkedAt;
        });
        rows()->addWidget(makeRow(account, isLinked));
    }
}

QWidget *AccountsSection::makeRow(const Account &account, bool isLinked)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, metrics::space1, 0, metrics::space1);
    layout->setSpacing(metrics::space2);
    layout->addWidget(new NetworkBadge(account.network, row), 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *name = new ElidedLabel(LabelTone::Normal, row);
    name->setFullText(plaintext::oneLine(account.name.isEmpty() ? account.handle : account.name));
    words->addWidget(name);
    QStringList details{networkLook(account.network).title};
    if (!account.handle.isEmpty())
        details.append(u'@' + plaintext::oneLine(account.handle));
    auto *where = new ElidedLabel(LabelTone::Quiet, row);
    where->setFullText(details.join(QStringLiteral(" · ")));
    words->addWidget(where);
    if (isLinked)
        words->addWidget(new ToneLabel(tr("put here by hand"), LabelTone::Quiet, row));
    layout->addLayout(words, 1);

    const QUrl url(account.url);
    if (url.scheme().startsWith(QLatin1StringView("http"))) {
        QToolButton *open = iconButton(QStringLiteral("browser"), tr("Open the profile in the browser"), row);
        layout->addWidget(open);
        connect(open, &QToolButton::clicked, this, [this, url, open, written = account.url] {
            Q_EMIT linkClicked(url, written, open->mapToGlobal(QPoint(0, open->height())));
        });
    }
    if (isLinked) {
        QToolButton *unlink = iconButton(QStringLiteral("unlink"),
                                         tr("Take apart: this account becomes a person of its own again; nothing is lost"), row);
        unlink->setObjectName(QStringLiteral("unlinkAccount"));
        layout->addWidget(unlink);
        connect(unlink, &QToolButton::clicked, this, [this, id = account.id] { Q_EMIT unlinkChosen(id); });
    }
    return row;
}

} // namespace otklik
