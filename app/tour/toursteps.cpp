#include "app/application.h"
#include "app/tour/tour.h"
#include "app/tour/tourhand.h"
#include "app/workplace.h"
#include "ui/attachments/attachmentcard.h"
#include "ui/attachments/attachmentstrip.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"
#include "ui/conversation/claimbar.h"
#include "ui/decision/answerchip.h"
#include "ui/decision/decisionview.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/queue/queueview.h"
#include "ui/review/reviewview.h"
#include "ui/sources/sourcesview.h"

#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QTextDocument>

// The steps of the tour, in the order in which a person takes them.

namespace otklik {

using tourhand::press;
using tourhand::rowWith;

namespace {

/// Which answer of a question of the response matrix fits the tour's mention: an
/// ordinary customer, a fault of ours, and nothing that somebody else must look up.
int answerTo(const QString &question)
{
    if (question == QLatin1StringView("personal"))
        return 1; // the answer needs no personal data
    if (question == QLatin1StringView("where"))
        return 1; // on the customer's own page, in public
    return 0;
}

/// A picture to send: a router on a shelf, drawn here.
QImage router()
{
    QImage picture(1200, 800, QImage::Format_RGB32);
    picture.fill(QColor(0xdf, 0xe7, 0xee));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.fillRect(0, 620, 1200, 180, QColor(0xc9, 0xb3, 0x94));
    painter.setBrush(QColor(0x4a, 0x55, 0x61));
    for (const int x : {330, 850})
        painter.drawRoundedRect(x, 130, 24, 330, 12, 12);
    painter.setBrush(QColor(0x2f, 0x38, 0x42));
    painter.drawRoundedRect(220, 430, 760, 190, 36, 36);
    for (int light = 0; light < 4; ++light) {
        painter.setBrush(light == 2 ? QColor(0x35, 0xc2, 0x6b) : QColor(0xf2, 0xc1, 0x4e));
        painter.drawEllipse(QPoint(400 + light * 130, 525), 26, 26);
    }
    return picture;
}

QString plain(const QString &html)
{
    QTextDocument document;
    document.setHtml(html);
    return document.toPlainText().simplified();
}

} // namespace

bool Tour::isQuiet() const
{
    return m_application.desk() && find<ComposerView>() && find<QueueList>() && find<QueueList>()->model()->rowCount() > 0;
}

bool Tour::isUser(const QString &login) const
{
    return isQuiet() && m_application.workplace()->entry().user.login == login;
}

void Tour::becomeUser(const QString &login)
{
    addQuietly(QStringLiteral("people"), [this] { return isQuiet(); },
               [this] { Q_EMIT m_application.desk()->window().userSwitchChosen(); });
    addQuietly(
        QStringLiteral("become-") + login,
        [this, login] { return window()->findChild<QPushButton *>(login) != nullptr; },
        [this, login] {
            if (!press(window()->findChild<QPushButton *>(login)))
                fail(QStringLiteral("cannot become ") + login);
        });
    addQuietly(QStringLiteral("is-") + login, [this, login] { return isUser(login); },
               [this] { window()->resize(usualSize); });
}

void Tour::addStart()
{
    m_language = QStringLiteral("ru");
    addQuietly(QStringLiteral("demo"), [this] { return isUser(QStringLiteral("anna")); },
               [this] {
                   m_application.setTheme(ThemeChoice::Light);
                   window()->resize(usualSize);
               });
}

void Tour::addConnecting()
{
    for (const auto &[login, name] : {std::pair(QStringLiteral("brand"), QStringLiteral("Soroka")),
                                      std::pair(QStringLiteral("alice"), QStringLiteral("Алиса Громова")),
                                      std::pair(QStringLiteral("bob"), QStringLiteral("Robert Hale"))})
        addQuietly(
            QStringLiteral("people-of-the-network"), [this] { return isQuiet() && !m_isAsking; },
            [this, login, name] { introduce(login, name); });
    addQuietly(
        QStringLiteral("language"), [this] { return isQuiet() && !m_isAsking; },
        [this] { m_application.setLanguage(QStringLiteral("ru")); });
    // Networks are connected by a lead or an administrator.
    becomeUser(QStringLiteral("vera"));
    addQuietly(QStringLiteral("networks-page"), [this] { return isUser(QStringLiteral("vera")) && !m_isAsking; },
               [this] {
                   m_application.desk()->window().showPage(QStringLiteral("sources"));
                   auto *line = find<SourcesView>()->findChild<QLineEdit *>();
                   tourhand::typeOver(line, m_network.toString());
                   if (!press(tourhand::buttonsIn(find<SourcesView>()).value(0)))
                       fail(QStringLiteral("the button to connect a network cannot be pressed"));
               });
    add(QStringLiteral("networks"),
        [this] { return rowWith(find<SourcesView>()->findChild<QListView *>(), QStringLiteral("@brand")).isValid(); }, [] {},
        QStringLiteral("network connected: the brand's account at ") + m_network.toString());
    becomeUser(QStringLiteral("anna"));
}

void Tour::introduce(const QString &login, const QString &name)
{
    m_isAsking = true;
    auto person = std::make_unique<NetworkPerson>(m_http, m_network, login, m_passwords.value(login));
    NetworkPerson *one = (m_people[login] = std::move(person)).get();
    const auto done = [this, login](const QString &problem) {
        m_isAsking = false;
        if (!problem.isEmpty())
            fail(QStringLiteral("%1 cannot sign in at the network: %2").arg(login, problem));
    };
    one->signIn(
        [one, name, done](const QString &problem) { problem.isEmpty() ? one->introduce(name, done) : done(problem); });
}

void Tour::addMainJob(const TourTexts &texts)
{
    addQuietly(QStringLiteral("language"), [this] { return isUser(QStringLiteral("anna")); },
               [this, texts] {
                   m_language = texts.language;
                   m_application.setLanguage(texts.language);
                   window()->resize(usualSize);
                   m_customer = m_people.at(texts.customer).get();
                   m_post = {};
                   m_repliesSeen = -1;
                   m_replyStart = texts.reply.left(40).simplified();
               });
    addMention(texts);
    addClaimAndDecision();
    addWriting(texts);
    addReview();
    addPublishing();
    addCard(texts);
    addOffline(texts);
    addOtherPages(texts);
}

void Tour::addMention(const TourTexts &texts)
{
    const QString text = texts.mention.arg(QStringLiteral("brand"));
    addQuietly(
        QStringLiteral("post"), [this] { return isQuiet(); },
        [this, text] {
            m_customer->post(text, QStringLiteral("public"),
                             [this](const NetworkPerson::Post &post, const QString &problem) {
                                 m_post = post;
                                 if (post.id.isEmpty())
                                     return fail(QStringLiteral("the customer cannot post: ") + problem);
                                 tellHere(QStringLiteral("a customer writes: ") + post.address);
                             });
        });
    const QString words = texts.mention.mid(4, 20).trimmed(); // behind "@%1 "
    add(
        QStringLiteral("mention-in"),
        [this, words] { return isQuiet() && !m_post.id.isEmpty() && rowWith(find<QueueList>(), words).isValid(); },
        [this, words] { tourhand::clickRow(find<QueueList>(), rowWith(find<QueueList>(), words)); },
        QStringLiteral("mention in: a customer's post has come from the network and is opened"));
}

void Tour::addClaimAndDecision()
{
    add(QStringLiteral("claimed"),
        [this] { return find<ClaimBar>() && !tourhand::buttonsIn(find<ClaimBar>()).isEmpty(); },
        [this] { pressClaim(); }, QStringLiteral("claimed: nobody else answers this person now"));
    // One question after the other, also whose fault it is, which the reply will need.
    for (int i = 0; i < 8; ++i) {
        addQuietly(QStringLiteral("question"), [this] { return find<DecisionView>() != nullptr; },
                   [this] {
                       if (AnswerChip *chip = openQuestion())
                           chip->offerAnswers();
                   });
        addQuietly(QStringLiteral("answer"), [] { return true; },
                   [this] {
                       if (const AnswerChip *chip = openQuestion())
                           (void)tourhand::chooseFromMenu(answerTo(chip->question()));
                   });
    }
    add(QStringLiteral("deciding"), [this] { return find<DecisionView>()->decideButton().isEnabled(); }, [] {});
    add(QStringLiteral("decided"), [] { return true; },
        [this] {
            if (!press(&find<DecisionView>()->decideButton()))
                fail(QStringLiteral("the decision cannot be made"));
        },
        QStringLiteral("decided: the row of the response matrix is chosen"));
}

void Tour::pressClaim()
{
    if (!press(tourhand::buttonsIn(find<ClaimBar>()).value(0)))
        fail(QStringLiteral("the claim cannot be taken or let go"));
}

AnswerChip *Tour::openQuestion() const
{
    const QList<AnswerChip *> chips = find<DecisionView>()->shownChips();
    const auto open = std::find_if(chips.cbegin(), chips.cend(), [](const AnswerChip *chip) { return !chip->isAnswered(); });
    return open == chips.cend() ? nullptr : *open;
}

void Tour::addWriting(const TourTexts &texts)
{
    add(QStringLiteral("privacy"), [this] { return !find<ComposerView>()->editor().isReadOnly(); },
        [this, texts] { tourhand::typeOver(&find<ComposerView>()->editor(), texts.careless); },
        QStringLiteral("personal data: a phone number in the draft keeps it from going out in public"));
    add(QStringLiteral("written"),
        [this] { return !find<ComposerView>()->publishButton().isEnabled(); },
        [this, texts] { tourhand::typeOver(&find<ComposerView>()->editor(), texts.reply); },
        QStringLiteral("written: interest, solution and empathy are ticked by the words of the reply"));
    addPicture(texts);
    add(
        QStringLiteral("sent-to-review"), [this] { return find<ComposerView>()->reviewButton().isEnabled(); },
        [this] {
            tellHere(QStringLiteral("the reply: ") + find<ComposerView>()->editor().toPlainText().simplified());
            if (!press(&find<ComposerView>()->reviewButton()))
                fail(QStringLiteral("the reply cannot be sent to review"));
        },
        QStringLiteral("sent to review"));
}

void Tour::addPicture(const TourTexts &texts)
{
    const auto card = [this]() -> AttachmentCard * {
        const auto *strip = find<ComposerView>()->findChild<AttachmentStrip *>();
        const QList<AttachmentCard *> cards = strip ? strip->cards() : QList<AttachmentCard *>();
        return cards.size() == 1 && !cards.first()->attachment().hash.isEmpty() ? cards.first() : nullptr;
    };
    addQuietly(QStringLiteral("paste"), [this] { return find<ComposerView>()->reviewButton().isEnabled(); },
               [this] { tourhand::paste(&find<ComposerView>()->editor(), router()); });
    add(QStringLiteral("picture"), [card] { return card() != nullptr; },
        [card, texts] { tourhand::typeOver(&card()->descriptionEdit(), texts.picture); },
        QStringLiteral("picture: it is shown below the reply, described for those who cannot see it"));
    addQuietly(QStringLiteral("described"), [card, texts] { return card() && card()->attachment().description == texts.picture; }, [] {});
}

void Tour::addReview()
{
    becomeUser(QStringLiteral("vera"));
    addQuietly(QStringLiteral("review-page"), [this] { return isUser(QStringLiteral("vera")); },
               [this] { m_application.desk()->window().showPage(QStringLiteral("review")); });
    add(QStringLiteral("review"), [this] { return find<ReviewView>() && find<ReviewView>()->approveButton().isEnabled(); },
        [] {});
    add(QStringLiteral("reviewed"), [] { return true; },
        [this] {
            if (!press(&find<ReviewView>()->approveButton()))
                fail(QStringLiteral("the reply cannot be approved"));
        },
        QStringLiteral("reviewed: the lead has approved exactly this text"));
    becomeUser(QStringLiteral("anna"));
}

void Tour::addPublishing()
{
    addQuietly(QStringLiteral("seen-by-customer"),
               [this] {
                   if (!m_isAsking && m_repliesSeen < 1) {
                       m_isAsking = true;
                       m_customer->repliesTo(m_post.id, [this](const QStringList &texts, const QString &) {
                           m_isAsking = false;
                           m_repliesSeen = 0;
                           for (const QString &text : texts)
                               m_repliesSeen += plain(text).contains(m_replyStart) ? 1 : 0;
                       });
                   }
                   return m_repliesSeen > 0;
               },
               [this] {
                   if (m_repliesSeen != 1)
                       fail(QStringLiteral("the reply stands there %1 times").arg(m_repliesSeen));
               });
    add(QStringLiteral("published"), [this] { return isUser(QStringLiteral("anna")); },
        [this] { m_application.desk()->window().showPage(QStringLiteral("work")); },
        QStringLiteral("published: the customer sees the reply under the post, once"));
}

} // namespace otklik
