#include "ui/links/accountpane.h"

#include "ui/common/iconbutton.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networkbadge.h"
#include "ui/common/networks.h"
#include "ui/common/plaintext.h"
#include "ui/links/accountfacts.h"
#include "ui/links/linktext.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr qsizetype longestBio = 400;
constexpr qsizetype longestAddress = 48;

} // namespace

AccountPane::AccountPane(const QKeySequence &openKeys, QWidget *parent)
    : QWidget(parent)
    , m_badge(new NetworkBadge({}, this))
    , m_name(new ElidedLabel(LabelTone::Title, this))
    , m_handle(new ElidedLabel(LabelTone::Quiet, this))
    , m_bio(new ToneLabel(LabelTone::Normal, this))
    , m_factBox(new QWidget(this))
    , m_grid(new QGridLayout(m_factBox))
    , m_link(makeIconButton(QStringLiteral("browser"), {}, this))
    , m_open(new QPushButton(tr("Open the case (%1)").arg(openKeys.toString(QKeySequence::NativeText)), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space2);
    head->addWidget(m_badge);
    head->addWidget(m_name, 1);
    head->addWidget(m_link);
    m_link->setFocusPolicy(Qt::TabFocus);
    column->addLayout(head);
    column->addWidget(m_handle);
    column->addWidget(m_bio);
    m_bio->setWordWrap(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::space3);
    m_grid->setVerticalSpacing(metrics::space1);
    m_grid->setColumnStretch(1, 1);
    column->addWidget(m_factBox);
    m_open->setAutoDefault(false);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, &AccountPane::openChosen);
    connect(m_link, &QToolButton::clicked, this, &AccountPane::askAboutLink);
}

void AccountPane::setSide(const ProposalSide &side, const std::optional<CustomerCard> &card)
{
    const Account &account = side.account;
    const QString network = networkLook(account.network).title;
    m_badge->setNetwork(account.network);
    m_name->setFullText(LinkText::name(account));
    m_handle->setFullText(account.handle.isEmpty() ? network
                                                   : QStringLiteral("%1 · @%2").arg(network, plaintext::oneLine(account.handle)));
    m_bio->setText(plaintext::excerpt(account.bio, longestBio));
    m_bio->setVisible(!account.bio.isEmpty());
    m_url = account.url;
    const QUrl url(m_url);
    m_link->setVisible(url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http"));
    m_link->setToolTip(plaintext::toolTip(plaintext::excerpt(m_url, longestAddress)));
    m_link->setAccessibleName(tr("Open the profile in the browser"));
    m_open->setVisible(side.mentionCount > 0 || (card && card->mentionCount > 0));
    setAccessibleName(QStringLiteral("%1, %2").arg(m_name->fullText(), m_handle->fullText()));
    showFacts(AccountFacts::of(side, card));
}

void AccountPane::showFacts(const QList<std::pair<QString, QString>> &facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto &[caption, value] : facts) {
        m_grid->addWidget(new ToneLabel(caption, LabelTone::Quiet, m_factBox), row, 0, Qt::AlignTop);
        auto *label = new ToneLabel(value, LabelTone::Normal, m_factBox);
        label->setWordWrap(true);
        label->setAccessibleName(QStringLiteral("%1: %2").arg(caption, value));
        m_grid->addWidget(label, row++, 1);
    }
}

void AccountPane::askAboutLink()
{
    Q_EMIT linkClicked(QUrl(m_url), m_url, m_link->mapToGlobal(QPoint(0, m_link->height())));
}

} // namespace otklik
