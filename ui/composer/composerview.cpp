#include "ui/composer/composerview.h"

#include "guidance/wording/replyhighlighter.h"
#include "models/typedtext.h"
#include "ui/common/icons.h"
#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"
#include "ui/common/theme.h"
#include "ui/composer/answerline.h"
#include "ui/composer/checklistview.h"
#include "ui/composer/composerpresenter.h"
#include "ui/composer/composertext.h"
#include "ui/composer/partsstrip.h"
#include "ui/composer/publicationstrip.h"
#include "ui/composer/publiclinerow.h"
#include "ui/composer/replyeditor.h"
#include "ui/composer/sendlater.h"
#include "ui/composer/wordingmenu.h"
#include "ui/outbox/publicationactions.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int checklistWidth = 236;
constexpr qsizetype previewLength = 280;

} // namespace

ComposerView::ComposerView(ComposerPresenter &presenter, PublicationActions &actions, QWidget *parent)
    : QWidget(parent)
    , m_presenter(presenter)
    , m_actions(actions)
    , m_publication(new PublicationStrip(presenter.clock(), this))
    , m_answer(new AnswerLine(this))
    , m_locked(new NoticeStrip(this))
    , m_versions(new NoticeStrip(this))
    , m_otherText(new ToneLabel(LabelTone::Quiet, m_versions))
    , m_line(new PublicLineRow(this))
    , m_editor(new ReplyEditor(this))
    , m_highlighter(new ReplyHighlighter(presenter.analyzer(), m_editor->document()))
    , m_checklist(new ChecklistView(this))
    , m_override(new QLineEdit(this))
    , m_reason(new ToneLabel(LabelTone::Quiet, this))
    , m_same(new NoticeStrip(this))
    , m_sameText(new ToneLabel(LabelTone::Quiet, m_same))
    , m_parts(new PartsStrip(this))
    , m_rest(new NoticeStrip(this))
    , m_cutRest(m_rest->addButton(tr("Cut the rest")))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(metrics::space3, 0, metrics::space3, 0);
    strips->setSpacing(0);
    for (QWidget *strip : {static_cast<QWidget *>(m_answer), static_cast<QWidget *>(m_publication), static_cast<QWidget *>(m_locked), makeVersions(),
                           static_cast<QWidget *>(m_same), static_cast<QWidget *>(m_rest), static_cast<QWidget *>(m_parts)})
        strips->addWidget(strip);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_editor, 1);
    auto *line = new QFrame(this);
    line->setFixedWidth(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    body->addWidget(line);
    body->addWidget(m_checklist);
    m_checklist->setFixedWidth(checklistWidth);
    m_checklist->setModel(&presenter.checklist());
    column->addLayout(strips);
    column->addWidget(m_line);
    column->addLayout(body, 1);
    column->addWidget(makeFooter());
    m_sameText->setWordWrap(true);
    m_sameText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_same->addBody(m_sameText);
    m_same->hide();
    m_cutRest->setToolTip(tr("Takes what is not shown out of the reply and puts it into the clipboard."));
    m_rest->hide();
    setFocusProxy(m_editor);
    connectPresenter();
    connectEditor();
    connectLine();
    connectActions();
    showText();
    showState();
    showReport();
}

ComposerView::~ComposerView()
{
    // The highlighter reads the presenter's analyzer: it must not outlive this turn.
    delete m_highlighter;
}

QWidget *ComposerView::makeVersions()
{
    m_otherText->setWordWrap(true);
    m_otherText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_versions->addBody(m_otherText);
    auto *keep = m_versions->addButton(tr("Keep this one"));
    keep->setToolTip(tr("Goes on with the text in the editor; the other version is discarded."));
    auto *swap = m_versions->addButton(tr("Show the other"));
    swap->setToolTip(tr("Puts the other version into the editor; this one is kept beside it."));
    auto *append = m_versions->addButton(tr("Add the other below"));
    connect(keep, &QPushButton::clicked, &m_presenter, &ComposerPresenter::keepThisVersion);
    connect(swap, &QPushButton::clicked, &m_presenter, &ComposerPresenter::showOtherVersion);
    connect(append, &QPushButton::clicked, &m_presenter, &ComposerPresenter::appendOtherVersion);
    m_versions->hide();
    m_locked->hide();
    return m_versions;
}

QWidget *ComposerView::makeFooter()
{
    auto *footer = new QWidget(this);
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(metrics::space3, metrics::space1, metrics::space3, metrics::space3);
    column->setSpacing(metrics::space2);
    m_override->hide();
    m_reason->setWordWrap(true);
    m_belowText = new QVBoxLayout;
    m_belowText->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_belowText);
    column->addWidget(m_override);
    column->addWidget(m_reason);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::space2);
    m_visibilityBox = new QWidget(footer);
    auto *segments = new QHBoxLayout(m_visibilityBox);
    segments->setContentsMargins(0, 0, 0, 0);
    segments->setSpacing(2);
    m_visibility = new QButtonGroup(this);
    for (const Visibility visibility : {Visibility::Public, Visibility::Private}) {
        auto *button = new QPushButton(ComposerText::visibility(visibility), m_visibilityBox);
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_visibility->addButton(button, static_cast<int>(visibility));
        segments->addWidget(button);
    }
    m_length = new ToneLabel(LabelTone::Quiet, footer);
    m_emoji = makeTool(QStringLiteral("smile"), tr("Emoji"), tr("Emoji (Ctrl+.)"), footer);
    m_picture = makeTool(QStringLiteral("picture"), tr("Pictures"), {}, footer);
    m_snippets = makeTool(QStringLiteral("snippet"), tr("Facts"), tr("Put in a fact: an address, steps, a link (Ctrl+J)"), footer);
    m_rules = makeTool(QStringLiteral("rules"), tr("Rules"), tr("What must not be broken (Ctrl+Shift+D)"), footer);
    m_claim = new QPushButton(tr("Claim"), footer);
    m_review = new QPushButton(tr("Send to review"), footer);
    m_publish = new QPushButton(tr("Publish"), footer);
    m_publish->setProperty("otklikPrimary", true);
    row->addWidget(m_visibilityBox);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(0);
    for (QToolButton *tool : {m_emoji, m_picture, m_snippets, m_rules})
        addTool(tool);
    row->addLayout(m_tools);
    row->addWidget(m_length);
    row->addStretch(1);
    for (QPushButton *button : {m_claim, m_review, m_publish}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_later = new SendLaterButton(m_presenter.clock(), footer);
    row->addWidget(m_later);
    column->addLayout(row);
    return footer;
}

void ComposerView::connectPresenter()
{
    connect(&m_presenter, &ComposerPresenter::textReplaced, this, &ComposerView::showText);
    connect(&m_presenter, &ComposerPresenter::stateChanged, this, &ComposerView::showState);
    connect(&m_presenter, &ComposerPresenter::wordingChanged, m_highlighter, &QSyntaxHighlighter::rehighlight);
    connect(&m_presenter, &ComposerPresenter::reportChanged, this, &ComposerView::showReport);
    connect(&m_presenter, &ComposerPresenter::refused, this, [this](const QString &) { showGate(); });
    connect(m_claim, &QPushButton::clicked, &m_presenter, &ComposerPresenter::claim);
    connect(m_review, &QPushButton::clicked, &m_presenter, &ComposerPresenter::sendToReview);
    connect(&m_later->times(), &SendTimesMenu::chosen, &m_presenter, &ComposerPresenter::publish);
    connect(m_publish, &QPushButton::clicked, &m_presenter, [this] { m_presenter.publish(); });
    connect(m_parts, &PartsStrip::chosen, &m_presenter, &ComposerPresenter::handParts);
    connect(m_override, &QLineEdit::textEdited, &m_presenter, &ComposerPresenter::setOverrideReason);
    connect(m_visibility, &QButtonGroup::idClicked, this,
            [this](int id) { m_presenter.setVisibility(static_cast<Visibility>(id)); });
}

void ComposerView::connectEditor()
{
    m_editor->installEventFilter(this);
    connect(m_editor, &ReplyEditor::submitChosen, &m_presenter, &ComposerPresenter::submit);
    new WordingMenu(*m_editor, [this]() -> const PlainWording & {
        return m_presenter.analyzer().plainWording(m_presenter.language());
    });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isShowing)
            return;
        const QString text = m_editor->text();
        if (text != m_presenter.text()) // colours are a change, too
            forgetRefusals();
        m_presenter.setText(text);
    });
    connect(m_editor, &ReplyEditor::pasteRefused, this, [this](qsizetype size) {
        m_refusedPaste = size;
        showRest();
    });
    connect(m_editor, &ReplyEditor::keyRefused, this, [this] {
        m_refusedPaste = 0;
        m_isKeyRefused = true;
        showRest();
    });
    connect(m_editor, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_isShowing)
            return;
        const QTextCursor cursor = m_editor->textCursor();
        m_presenter.setCursor({cursor.anchor(), cursor.position()});
    });
    connect(m_cutRest, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_editor->takeRest()); });
    connect(m_checklist, &ChecklistView::evidenceChosen, m_editor, &ReplyEditor::select);
    connect(m_checklist, &ChecklistView::faultWanted, this, &ComposerView::faultWanted);
    connect(m_checklist, &ChecklistView::questionChosen, this, &ComposerView::questionChosen);
}

void ComposerView::connectLine()
{
    connect(m_line, &PublicLineRow::switched, &m_presenter, &ComposerPresenter::setPublicLineOn);
    connect(m_line, &PublicLineRow::edited, &m_presenter, &ComposerPresenter::setPublicLine);
    connect(m_line, &PublicLineRow::submitChosen, &m_presenter, &ComposerPresenter::submit);
}

void ComposerView::connectActions()
{
    connect(m_publication, &PublicationStrip::undoChosen, &m_actions, &PublicationActions::undo);
    connect(m_publication, &PublicationStrip::timeChosen, &m_actions, &PublicationActions::moveInTime);
    connect(m_publication, &PublicationStrip::retryChosen, &m_actions, &PublicationActions::retry);
    connect(m_publication, &PublicationStrip::giveBackChosen, &m_actions, &PublicationActions::giveBack);
    connect(m_publication, &PublicationStrip::sentConfirmed, &m_actions, &PublicationActions::confirmSent);
    connect(m_publication, &PublicationStrip::linkChosen, this, &ComposerView::linkChosen);
    connect(m_answer, &AnswerLine::linkChosen, this, &ComposerView::linkChosen);
    connect(m_answer, &AnswerLine::answeredByHand, this, [this](const QString &url) {
        if (m_presenter.text().trimmed().isEmpty())
            m_editor->setFocus(Qt::OtherFocusReason);
        m_presenter.recordPosted(url);
    });
    connect(m_answer, &AnswerLine::copyChosen, this,
            [this] { QGuiApplication::clipboard()->setText(m_presenter.text()); });
    connect(m_publication, &PublicationStrip::copyChosen, this,
            [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
}

bool ComposerView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && event->type() == QEvent::FocusOut)
        m_presenter.keeper().flush();
    return QWidget::eventFilter(watched, event);
}

void ComposerView::showText()
{
    const QScopedValueRollback showing(m_isShowing, true);
    const bool isOtherCase = m_shownCase != m_presenter.caseId();
    m_shownCase = m_presenter.caseId();
    m_highlighter->setLanguage(m_presenter.language());
    m_editor->setText(m_presenter.text(), isOtherCase);
    forgetRefusals();
    const DraftCursor cursor = m_presenter.cursor();
    m_editor->setCursor(cursor.anchor, cursor.position);
}

void ComposerView::showState()
{
    using Mode = ComposerState::Mode;
    const ComposerState &state = m_presenter.state();
    m_publication->setState(state);
    m_answer->setState(state, m_presenter.clock().now());
    m_locked->setVisible(state.mode == Mode::HeldByOther);
    if (state.mode == Mode::HeldByOther)
        m_locked->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("lock"),
                            tr("%1 answers this customer. Your draft is kept; you can read and copy it.")
                                .arg(plaintext::isolated(plaintext::oneLine(state.holderName))));
    showVersions();
    m_line->show(m_presenter.publicLine());
    m_editor->setEditable(state.mode == Mode::Writing);
    m_editor->setPlaceholderText(state.mode == Mode::Writing ? tr("Write a reply…") : QString());
    setEnabled(state.mode != Mode::Nothing);
    m_checklist->setVisible(state.mode != Mode::Nothing);
    for (QToolButton *tool : {m_emoji, m_picture, m_snippets, m_rules})
        tool->setVisible(state.mode == Mode::Writing);
    m_visibilityBox->setVisible(state.canChooseVisibility && state.mode != Mode::OnItsWay);
    if (auto *button = m_visibility->button(static_cast<int>(m_presenter.visibility())))
        button->setChecked(true);
    m_claim->setVisible(state.mode == Mode::Writing && state.claim == ClaimStanding::Free);
    m_publish->setVisible(!state.onlyReview && state.mode != Mode::OnItsWay);
    m_later->setVisible(m_publish->isVisibleTo(m_publish->parentWidget()) && !state.isByHand);
    m_publish->setText(state.isByHand ? tr("Publish by hand") : tr("Publish"));
    m_review->setVisible(state.mode != Mode::OnItsWay);
    m_review->setProperty("otklikPrimary", state.onlyReview);
    m_override->setPlaceholderText(state.canOverride ? tr("Reason for publishing personal data; it is written into the log")
                                                     : tr("Reason for the lead to allow the personal data"));
    m_override->setAccessibleName(m_override->placeholderText());
    showGate();
}

void ComposerView::showVersions()
{
    const auto &other = m_presenter.state().otherVersion;
    m_versions->setVisible(other.has_value());
    if (!other)
        return;
    m_versions->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("history"),
                          tr("This reply was also changed elsewhere (%1). Both versions are kept. The other one:")
                              .arg(RelativeTime::ago(other->updatedAt, m_presenter.clock().now())));
    QStringList shown{plaintext::excerpt(other->publicLine, previewLength), plaintext::excerpt(other->text, previewLength),
                      ComposerText::pictures(other->attachments.size())};
    shown.removeAll(QString());
    m_otherText->setText(shown.join(u'\n'));
}

/// The other text beside the own one, so that one sees what to write anew.
void ComposerView::showSameText()
{
    const auto &same = m_presenter.brief().context.sameText;
    const bool isShown = same && m_presenter.state().mode == ComposerState::Mode::Writing
        && m_presenter.report().item(CheckKey::Sameness).state == CheckState::Warning;
    m_same->setVisible(isShown);
    if (!isShown)
        return;
    m_same->setNotice(NoticeStrip::Tone::Quiet, QStringLiteral("copy"),
                      tr("%1 % the same as a reply to somebody else (%2):")
                          .arg(qRound(same->similarity * 100))
                          .arg(RelativeTime::ago(same->sentAt, m_presenter.clock().now())));
    m_sameText->setText(plaintext::excerpt(same->text, previewLength));
    m_sameText->setToolTip(plaintext::toolTip(same->text));
}

void ComposerView::forgetRefusals()
{
    m_refusedPaste = 0;
    m_isKeyRefused = false;
}

/// What of a long text was not taken, or is not shown.
void ComposerView::showRest()
{
    const bool isCut = !m_editor->rest().isEmpty();
    m_rest->setVisible(isCut || m_refusedPaste > 0 || m_isKeyRefused);
    m_cutRest->setVisible(isCut && !m_editor->isReadOnly());
    m_rest->fitButtons();
    const QLocale locale;
    if (m_refusedPaste > 0)
        m_rest->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("warning"),
                          tr("Not pasted: with these %1 characters the reply would be longer than %2. Your text is as it was.")
                              .arg(locale.toString(m_refusedPaste), locale.toString(longestTypedText)));
    else if (m_isKeyRefused)
        m_rest->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("warning"),
                          tr("The reply is as long as it can be: %1 characters. What you typed last was not taken.")
                              .arg(locale.toString(longestTypedText)));
    else if (isCut)
        m_rest->setNotice(NoticeStrip::Tone::Warning, QStringLiteral("warning"),
                          tr("This text is too long for a reply. It is kept whole; its first %1 characters are shown.")
                              .arg(locale.toString(m_presenter.text().size() - m_editor->rest().size())));
}

void ComposerView::showReport()
{
    showSameText();
    showRest();
    m_parts->show(m_presenter);
    m_line->show(m_presenter.publicLine());
    const ReplyReport &report = m_presenter.report();
    m_highlighter->setLanguage(m_presenter.language());
    m_highlighter->setPrivacyOptions(m_presenter.brief().context.privacy);
    m_highlighter->setBackground(coloursOf(palette()).surface);
    m_length->setText(ComposerText::length(report.length));
    m_length->setVisible(m_presenter.state().mode == ComposerState::Mode::Writing && !m_presenter.text().isEmpty());
    m_length->setTone(report.length.isOver() ? LabelTone::Danger : LabelTone::Quiet);
    m_length->setToolTip(plaintext::toolTip(
        ComposerText::lengthHelp(report.length, m_presenter.rules(), m_presenter.brief().addressing)));
    showGate();
}

void ComposerView::showGate()
{
    const Gate publish = m_presenter.publishGate();
    const Gate review = m_presenter.reviewGate();
    const QString publishReason = m_presenter.publishReason();
    const ComposerState &state = m_presenter.state();
    m_publish->setEnabled(publish.isOpen());
    m_later->setEnabled(publish.isOpen());
    m_publish->setToolTip(plaintext::toolTip(
        publish.isOpen() ? tr("Publish the reply (Ctrl+Enter)") : publishReason));
    m_review->setEnabled(review.isOpen());
    m_review->setToolTip(plaintext::toolTip(review.isOpen() ? tr("Let a lead look at it first") : m_presenter.reviewReason()));
    if (m_override->text() != m_presenter.overrideReason())
        m_override->setText(m_presenter.overrideReason());
    m_override->setVisible(state.mode == ComposerState::Mode::Writing
                           && m_presenter.report().item(CheckKey::PersonalData).state == CheckState::Stop);
    // What the strips and the empty editor say already is not said again.
    const bool isSaid = publish.reason == GateReason::OnItsWay || publish.reason == GateReason::HeldByOther
        || publish.reason == GateReason::Empty || publish.reason == GateReason::NothingOpen
        || publish.reason == GateReason::TwoVersions || publish.reason == GateReason::NotAnswerable || publish.isOpen()
        || (state.onlyReview && review.isOpen());
    const bool isGrave = publish.reason == GateReason::PersonalData || publish.reason == GateReason::TooLong
        || publish.reason == GateReason::DescribedPersonalData || publish.reason == GateReason::LinePersonalData
        || publish.reason == GateReason::LineTooLong
        || publish.reason == GateReason::Check;
    m_reason->setTone(isGrave ? LabelTone::Danger : LabelTone::Quiet);
    m_reason->setText(publishReason);
    m_reason->setVisible(!isSaid);
}

void ComposerView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->setBackground(coloursOf(palette()).surface);
    QWidget::changeEvent(event);
}

QToolButton *ComposerView::makeTool(const QString &iconName, const QString &name, const QString &help, QWidget *parent)
{
    auto *tool = new QToolButton(parent);
    tool->setIcon(icon(iconName, IconTone::Quiet));
    tool->setAutoRaise(true);
    tool->setAccessibleName(name);
    tool->setToolTip(help);
    return tool;
}

QAbstractButton &ComposerView::pictureButton()
{
    return *m_picture;
}

QAbstractButton &ComposerView::snippetButton()
{
    return *m_snippets;
}

QAbstractButton &ComposerView::ruleButton()
{
    return *m_rules;
}

void ComposerView::addBelowText(QWidget *widget)
{
    m_belowText->addWidget(widget);
}

QAbstractButton &ComposerView::emojiButton()
{
    return *m_emoji;
}

QSize ComposerView::sizeHint() const
{
    return {560, 252};
}

void ComposerView::addTool(QWidget *tool)
{
    constexpr int toolSize = 24; // five of them must leave room for the queue at 1280 pixels
    tool->setFixedSize(toolSize, toolSize);
    m_tools->addWidget(tool);
}

QString ComposerView::reasonText() const
{
    return m_reason->isHidden() ? QString() : m_reason->text();
}

QString ComposerView::lengthText() const
{
    return m_length->text();
}

QString ComposerView::answerText() const
{
    return m_answer->isHidden() ? QString() : m_answer->text();
}

QString ComposerView::stripText() const
{
    return m_publication->isHidden() ? QString() : m_publication->text();
}

} // namespace otklik
