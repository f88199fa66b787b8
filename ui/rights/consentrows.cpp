#include "ui/rights/consentrows.h"

#include "ui/common/iconbutton.h"

#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/rights/rightspresenter.h"
#include "ui/rights/rightstext.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace otklik {

namespace {

QString whereAndWhen(const Consent &consent, TimePoint now)
{
    const QString day = RelativeTime::day(RelativeTime::dateOf(consent.saidAt), RelativeTime::dateOf(now));
    return plaintext::oneLine(consent.source) + QStringLiteral(" · ") + day;
}

/// One consent: the kind and the answer, below them where and when.
QWidget *makeRow(const Consent &consent, RightsPresenter &presenter, QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, metrics::space1, 0, metrics::space1);
    layout->setSpacing(metrics::space2);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::space2);
    auto *kind = new ElidedLabel(LabelTone::Normal, row);
    kind->setFullText(RightsText::kind(consent.kind));
    head->addWidget(kind, 1);
    head->addWidget(new ToneLabel(RightsText::answer(consent.isGiven), consent.isGiven ? LabelTone::Good : LabelTone::Warning, row));
    auto *where = new ElidedLabel(LabelTone::Quiet, row);
    where->setFullText(whereAndWhen(consent, presenter.clock().now()));
    words->addLayout(head);
    words->addWidget(where);
    layout->addLayout(words, 1);
    row->setToolTip(plaintext::toolTip(ConsentRows::tr("Written down by %1, %2")
                                           .arg(plaintext::oneLine(presenter.userName(consent.recordedBy)),
                                                RelativeTime::full(consent.recordedAt))));
    QToolButton *remove = makeIconButton(QStringLiteral("close"), ConsentRows::tr("Written down by mistake: remove"), row);
    remove->setObjectName(QStringLiteral("removeConsent"));
    remove->setAccessibleName(ConsentRows::tr("Remove: %1, %2").arg(RightsText::kind(consent.kind), RightsText::answer(consent.isGiven)));
    layout->addWidget(remove, 0, Qt::AlignTop);
    QObject::connect(remove, &QToolButton::clicked, &presenter, [&presenter, id = consent.id] { presenter.removeConsent(id); });
    return row;
}

} // namespace

ConsentRows::ConsentRows(RightsPresenter &presenter, QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    connect(&presenter, &RightsPresenter::changed, this, &ConsentRows::fill);
    fill();
}

void ConsentRows::fill()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        // Later: the click that led here may still be on its way through the row.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const QList<Consent> consents = m_presenter.consents();
    for (const Consent &consent : consents)
        m_column->addWidget(makeRow(consent, m_presenter, this));
    if (consents.isEmpty()) {
        auto *nothing = new ToneLabel(tr("Nothing was said about consents yet."), LabelTone::Quiet, this);
        nothing->setWordWrap(true);
        m_column->addWidget(nothing);
    }
}

} // namespace otklik
