#include "ui/customer/timeline/factpopup.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int popupWidth = 320;
constexpr int tallest = 240;

/// The words of the moment that are not among those of its line, and the case it belongs to.
struct Whole final
{
    QString text;
    CaseId caseId;

    static Whole of(const ConversationEntry &entry) { return {entry.mention.text, entry.mention.caseId}; }
    static Whole of(const Note &note) { return {note.text, {}}; }
    static Whole of(const Promise &promise) { return {promise.text, promise.caseId}; }
    static Whole of(const BonusGrant &grant)
    {
        QStringList lines{grant.title, grant.reason, grant.comment};
        lines.removeAll(QString());
        return {lines.join(u'\n'), grant.caseId};
    }
    static Whole of(const Order &order) { return {order.title, {}}; }
};

} // namespace

FactPopup::FactPopup(const Moment &moment, const NameOf &nameOf, TimePoint now, QWidget *parent) : Popup(parent)
{
    const MomentWords words = MomentWords::of(moment, nameOf, now);
    const Whole whole = std::visit([](const auto &what) { return Whole::of(what); }, moment.what);
    setAccessibleName(words.spoken(moment.at));
    addLine(words.title, LabelTone::Title);
    addLine(RelativeTime::full(moment.at), LabelTone::Quiet);
    addLine(words.state, words.tone);
    const bool isText = std::holds_alternative<Note>(moment.what);
    if (!isText)
        addLine(words.summary, LabelTone::Normal);
    if (isText || whole.text.size() > words.summary.size())
        addText(whole.text);
    if (!whole.caseId.isEmpty()) {
        auto *open = new QPushButton(tr("Open the case"), this);
        open->setObjectName(QStringLiteral("openCase"));
        open->setAutoDefault(false);
        column()->addWidget(open);
        setFocusProxy(open);
        connect(open, &QPushButton::clicked, this, [this, id = whole.caseId] {
            Q_EMIT caseChosen(id);
            close();
        });
    }
}

void FactPopup::addLine(const QString &text, LabelTone tone)
{
    if (text.isEmpty())
        return;
    auto *line = new ToneLabel(text, tone, this);
    line->setWordWrap(true);
    line->setFixedWidth(popupWidth);
    column()->addWidget(line);
}

void FactPopup::addText(const QString &text)
{
    auto *view = new QPlainTextEdit(this);
    view->setReadOnly(true);
    view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    view->setPlainText(plaintext::shown(text));
    view->setFixedWidth(popupWidth);
    const QRect needed = QFontMetrics(font()).boundingRect(QRect(0, 0, popupWidth - 24, 100'000), Qt::TextWordWrap, view->toPlainText());
    view->setFixedHeight(std::clamp(needed.height() + 24, 48, tallest));
    view->setAccessibleName(tr("The whole text"));
    column()->addWidget(view);
    setFocusProxy(view);
}

} // namespace otklik
