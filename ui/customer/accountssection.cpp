#include "ui/customer/accountssection.h"

#include "ui/common/iconbutton.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networkbadge.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

namespace otklik {

AccountsSection::AccountsSection(QWidget *parent) : Section(tr("Accounts"), parent)
{
    QToolButton *add = makeIconButton(QStringLiteral("link"), tr("Put another account under this person…"), this);
    add->setObjectName(QStringLiteral("linkAccount"));
    titleRow()->addWidget(add);
    connect(add, &QToolButton::clicked, this, &AccountsSection::linkWanted);
}

void AccountsSection::setCard(const CustomerCard &card, const Names &nameOf, TimePoint now)
{
    QStringList names;
    for (const AccountLink &link : card.links)
        names.append(nameOf(link.linkedBy));
    // Each row is made once for what it shows: a button under the pointer is not taken away by other news.
    if (m_accounts == card.accounts && m_links == card.links && m_names == names)
        return;
    m_accounts = card.accounts;
    m_links = card.links;
    m_names = names;
    clearRows();
    for (const Account &account : card.accounts) {
        const auto isIts = [&](const AccountLink &link) { return link.accountId == account.id && !link.unlinkedAt; };
        const auto link = std::ranges::find_if(card.links, isIts);
        rows()->addWidget(link == card.links.cend() ? makeRow(account, {}) : makeRow(account, linked(*link, nameOf(link->linkedBy), now)));
    }
}

QString AccountsSection::linked(const AccountLink &link, const QString &by, TimePoint now)
{
    const QString when = RelativeTime::inSentence(link.linkedAt, now);
    if (link.linkedBy.isEmpty() && !link.proposalId.isEmpty())
        return tr("linked automatically %1: the networks prove it").arg(when);
    return by.isEmpty() ? tr("linked by hand %1").arg(when)
                        : tr("linked %1 by %2").arg(when, plaintext::isolated(plaintext::oneLine(by)));
}

QWidget *AccountsSection::makeRow(const Account &account, const QString &link)
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
    if (!link.isEmpty()) {
        auto *since = new ToneLabel(link, LabelTone::Quiet, row);
        since->setObjectName(QStringLiteral("linkedSince"));
        since->setWordWrap(true);
        words->addWidget(since);
    }
    layout->addLayout(words, 1);

    const QUrl url(account.url);
    if (url.scheme().startsWith(QLatin1StringView("http"))) {
        QToolButton *open = makeIconButton(QStringLiteral("browser"), tr("Open the profile in the browser"), row);
        layout->addWidget(open, 0, Qt::AlignTop);
        connect(open, &QToolButton::clicked, this, [this, url, open, written = account.url] {
            Q_EMIT linkClicked(url, written, open->mapToGlobal(QPoint(0, open->height())));
        });
    }
    if (!link.isEmpty()) {
        QToolButton *unlink = makeIconButton(QStringLiteral("unlink"),
                                         tr("Take apart: this account becomes a person of its own again; nothing is lost"), row);
        unlink->setObjectName(QStringLiteral("unlinkAccount"));
        layout->addWidget(unlink, 0, Qt::AlignTop);
        connect(unlink, &QToolButton::clicked, this, [this, id = account.id] { Q_EMIT unlinkChosen(id); });
    }
    return row;
}

} // namespace otklik
