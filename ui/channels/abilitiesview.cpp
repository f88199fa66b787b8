#include "ui/channels/abilitiesview.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/networks.h"

#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace otklik {

namespace {

struct Ability final
{
    QString title;
    std::function<bool(const NetworkRules &)> has;
};

} // namespace

AbilitiesView::AbilitiesView(const QList<NetworkRules> &networks, QWidget *parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    const QList<Ability> abilities{
        {tr("Read"), [](const NetworkRules &one) { return one.canRead; }},
        {tr("Answer"), [](const NetworkRules &one) { return one.hasConnector && one.canAnswerPublicly; }},
        {tr("Private"), [](const NetworkRules &one) { return one.hasConnector && one.canAnswerPrivately; }},
        {tr("Edit"), [](const NetworkRules &one) { return one.canEdit; }},
        {tr("Remove"), [](const NetworkRules &one) { return one.canRemove; }},
        {tr("Hide"), [](const NetworkRules &one) { return one.canHide; }},
        {tr("Block"), [](const NetworkRules &one) { return one.canBlock; }},
        {tr("Attach"), [](const NetworkRules &one) { return one.hasConnector && one.attachmentLimit > 0; }},
        {tr("React"), [](const NetworkRules &one) { return one.canReact; }},
    };
    auto *table = new QTableWidget(static_cast<int>(networks.size()), static_cast<int>(abilities.size()), this);
    table->setAccessibleName(tr("What can be done in which network"));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    for (int column = 0; column < table->columnCount(); ++column)
        table->setHorizontalHeaderItem(column, new QTableWidgetItem(abilities.at(column).title));
    for (int row = 0; row < table->rowCount(); ++row) {
        const NetworkRules &rules = networks.at(row);
        const QString network = networkLook(rules.network).title;
        table->setVerticalHeaderItem(row, new QTableWidgetItem(network));
        for (int column = 0; column < table->columnCount(); ++column) {
            const bool has = abilities.at(column).has(rules);
            auto *item = new QTableWidgetItem(has ? QStringLiteral("✓") : QStringLiteral("–"));
            item->setTextAlignment(Qt::AlignCenter);
            const QString sentence = has ? tr("%1: yes", "Read, Answer, …").arg(abilities.at(column).title)
                                         : tr("%1: by hand in the network, if at all", "Read, Answer, …").arg(abilities.at(column).title);
            item->setData(Qt::AccessibleTextRole, network + QStringLiteral(", ") + sentence);
            item->setToolTip(sentence);
            table->setItem(row, column, item);
        }
    }
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::space6, metrics::space4, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    auto *hint = new ToneLabel(tr("✓ Otklik does it. – It is done by hand in the network, where the network has it at all."),
                               LabelTone::Quiet, this);
    hint->setWordWrap(true);
    column->addWidget(hint);
    column->addWidget(table, 1);
}

} // namespace otklik
