#include "ui/mainwindow/aboutbox.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/mainwindow/mainwindow.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QVBoxLayout>

namespace otklik {

namespace {

void addClose(QDialog *dialog, QVBoxLayout *column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::close);
    column->addWidget(buttons);
}

QVBoxLayout *makeColumn(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(metrics::space6, metrics::space6, metrics::space6, metrics::space4);
    column->setSpacing(metrics::space3);
    return column;
}

} // namespace

AboutBox::AboutBox(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Otklik"));
    QVBoxLayout *column = makeColumn(this);
    column->addWidget(new ToneLabel(tr("Otklik %1").arg(QCoreApplication::applicationVersion()).trimmed(), LabelTone::Title, this));
    auto *words = new ToneLabel(tr("A workstation for people who answer a company's customers in social networks.\n\n"
                                   "Free software under the GNU General Public License, version 3 or later."),
                                LabelTone::Normal, this);
    words->setWordWrap(true);
    words->setMinimumWidth(360);
    column->addWidget(words);
    addClose(this, column);
}

KeysBox::KeysBox(const QList<PageInfo> &pages, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    QVBoxLayout *column = makeColumn(this);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(metrics::space6);
    column->addLayout(form);
    const auto add = [&](const QKeySequence &keys, const QString &what) {
        form->addRow(new ToneLabel(keys.toString(QKeySequence::NativeText), LabelTone::Bold, this),
                     new ToneLabel(what, LabelTone::Normal, this));
    };
    for (const PageInfo &page : pages)
        if (!page.shortcut.isEmpty())
            add(page.shortcut, page.title);
    add(Qt::ALT | Qt::Key_Down, tr("Next case"));
    add(Qt::ALT | Qt::Key_Up, tr("Previous case"));
    add(Qt::Key_Return, tr("Open the case (in the queue)"));
    add(Qt::Key_C, tr("Claim the person (in the queue)"));
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_C, tr("Claim the person of the open case"));
    add(Qt::ALT | Qt::Key_Return, tr("Plainer words (in the reply)"));
    add(Qt::CTRL | Qt::Key_Period, tr("Emoji (in the reply)"));
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_I, tr("Attach pictures (in the reply)"));
    add(Qt::Key_F7, tr("Next spelling mistake (in the reply)"));
    add(Qt::CTRL | Qt::Key_B, tr("A bonus for the customer"));
    form->addRow(new ToneLabel(QStringLiteral("Ctrl+1 … Ctrl+5"), LabelTone::Bold, this),
                 new ToneLabel(tr("Filters of the queue"), LabelTone::Normal, this));
    add(Qt::CTRL | Qt::SHIFT | Qt::Key_O, tr("Open the thread in the browser"));
    add(Qt::Key_F1, tr("This list"));
    addClose(this, column);
}

} // namespace otklik
