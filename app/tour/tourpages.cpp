#include "app/application.h"
#include "app/serverprocess.h"
#include "app/tour/tour.h"
#include "app/tour/tourhand.h"
#include "ui/channels/abilitiesview.h"
#include "ui/channels/channelsview.h"
#include "ui/channels/dutyview.h"
#include "ui/common/labels.h"
#include "ui/common/pagetabs.h"
#include "ui/common/toast.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"
#include "ui/conversation/claimbar.h"
#include "ui/customer/accountssection.h"
#include "ui/customer/customerview.h"
#include "ui/customer/linkaccountbox.h"
#include "ui/customer/notessection.h"
#include "ui/links/linkspage.h"
#include "ui/outbox/outboxview.h"
#include "ui/queue/queueview.h"
#include "ui/search/searchview.h"
#include "ui/sources/sourcesview.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

// What the tour shows besides the main job: the card, work without a connection, the other pages.

namespace otklik {

using tourhand::press;
using tourhand::rowWith;

namespace {

const QSize largeSize(2560, 1440);

template <class Button>
Button *named(QWidget *root, const char *name)
{
    return root ? root->findChild<Button *>(QLatin1StringView(name)) : nullptr;
}

/// Whether an account on the card goes by this name.
bool hasAccount(AccountsSection *accounts, const QString &name)
{
    const auto labels = accounts ? accounts->findChildren<ElidedLabel *>() : QList<ElidedLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&](const ElidedLabel *label) { return label->fullText().contains(name); });
}

void clickTab(CustomerView *card, int tab)
{
    auto *tabs = card->findChild<QTabBar *>();
    tourhand::click(tabs, tabs->tabRect(tab).center());
}

/// Brings a page to the front that shares its place in the rail with others.
void showTab(QWidget *page)
{
    QWidget *above = page ? page->parentWidget() : nullptr;
    while (above && !qobject_cast<PageTabs *>(above))
        above = above->parentWidget();
    if (above)
        qobject_cast<PageTabs *>(above)->showPage(page);
}

} // namespace

void Tour::addCard(const TourTexts &texts)
{
    addQuietly(
        QStringLiteral("person"),
        [this, texts] { return isQuiet() && rowWith(find<QueueList>(), texts.person).isValid(); },
        [this, texts] { tourhand::clickRow(find<QueueList>(), rowWith(find<QueueList>(), texts.person)); });
    add(
        QStringLiteral("card"), [this, texts] { return hasAccount(find<AccountsSection>(), texts.person); }, [] {},
        QStringLiteral("card: who this is, with contacts and notes"));
    addQuietly(
        QStringLiteral("card-other-account"), [] { return true; },
        [this] {
            if (!press(named<QToolButton>(find<AccountsSection>(), "linkAccount")))
                fail(QStringLiteral("the button to add an account cannot be pressed"));
        });
    addQuietly(
        QStringLiteral("card-name"), [this] { return find<LinkAccountBox>() != nullptr; },
        [this, texts] { tourhand::typeOver(find<LinkAccountBox>()->findChild<QLineEdit *>(), texts.elsewhere); });
    add(
        QStringLiteral("card-link"),
        [this] {
            return find<LinkAccountBox>() && named<QPushButton>(find<LinkAccountBox>(), "confirmLink")->isEnabled();
        },
        [] {}, QStringLiteral("card: the same person is found in another network"));
    addQuietly(
        QStringLiteral("card-put-together"), [] { return true; },
        [this] {
            if (!press(named<QPushButton>(find<LinkAccountBox>(), "confirmLink")))
                fail(QStringLiteral("the accounts cannot be put together"));
        });
    add(
        QStringLiteral("card-together"), [this, texts] { return hasAccount(find<AccountsSection>(), texts.elsewhere); },
        [] {}, QStringLiteral("card: two accounts of one person, one card"));
    addCardHistory(texts);
}

void Tour::addCardHistory(const TourTexts &texts)
{
    add(
        QStringLiteral("card-history"), [] { return true; }, [this] { clickTab(find<CustomerView>(), 1); },
        QStringLiteral("card: one history over both networks"));
    addQuietly(
        QStringLiteral("card-profile"), [] { return true; }, [this] { clickTab(find<CustomerView>(), 0); });
    addQuietly(
        QStringLiteral("card-take-apart"), [] { return true; },
        [this] {
            if (!press(named<QToolButton>(find<AccountsSection>(), "unlinkAccount")))
                fail(QStringLiteral("the accounts cannot be taken apart"));
        });
    add(
        QStringLiteral("card-apart"), [this, texts] { return !hasAccount(find<AccountsSection>(), texts.elsewhere); },
        [] {}, QStringLiteral("card: taken apart again, nothing is lost"));
    // It was the same person after all.
    addQuietly(
        QStringLiteral("card-undo"), [] { return true; },
        [this] {
            if (!press(tourhand::buttonsIn(&find<CustomerView>()->toast()).value(0)))
                fail(QStringLiteral("taking apart cannot be taken back"));
        });
    addQuietly(
        QStringLiteral("card-again"), [this, texts] { return hasAccount(find<AccountsSection>(), texts.elsewhere); },
        [] {}, QStringLiteral("card: and together again"));
}

void Tour::addOffline(const TourTexts &texts)
{
    addQuietly(
        QStringLiteral("claim"), [this] { return !tourhand::buttonsIn(find<ClaimBar>()).isEmpty(); },
        [this] { pressClaim(); });
    addQuietly(
        QStringLiteral("server-gone"),
        [this] {
            const SyncStatus &status = m_application.desk()->status();
            return !find<ComposerView>()->editor().isReadOnly() && status.phase == SyncPhase::Complete
                && status.waiting == 0;
        },
        [this] { m_application.server()->stop(); });
    addQuietly(
        QStringLiteral("write-offline"), [this] { return m_application.desk()->status().phase == SyncPhase::Offline; },
        [this, texts] {
            tourhand::typeOver(find<NotesSection>()->findChild<QPlainTextEdit *>(), texts.note);
            if (!press(find<NotesSection>()->findChild<QPushButton *>()))
                fail(QStringLiteral("the note cannot be saved"));
            tourhand::typeOver(&find<ComposerView>()->editor(), texts.draft);
        });
    add(
        QStringLiteral("offline"), [this] { return m_application.desk()->status().waiting > 0; }, [] {},
        QStringLiteral("offline: the server is away, a note and a draft are written and kept"));
    add(
        QStringLiteral("sync"), [] { return true; },
        [this] { m_application.desk()->window().showPage(QStringLiteral("sync")); },
        QStringLiteral("offline: what waits is listed"));
    addReturn();
}

void Tour::addReturn()
{
    addQuietly(
        QStringLiteral("server-back"),
        [this] { return m_application.server()->state() == ServerProcess::State::Stopped; },
        [this] { m_application.server()->start(); });
    add(
        QStringLiteral("delivered"),
        [this] {
            const SyncStatus &status = m_application.desk()->status();
            return status.phase == SyncPhase::Complete && status.waiting == 0;
        },
        [] {}, QStringLiteral("online: everything written meanwhile is delivered"));
    addQuietly(
        QStringLiteral("release"), [] { return true; },
        [this] { m_application.desk()->window().showPage(QStringLiteral("work")); });
    addQuietly(
        QStringLiteral("released"), [this] { return !tourhand::buttonsIn(find<ClaimBar>()).isEmpty(); },
        [this] { pressClaim(); });
}

void Tour::addOtherPages(const TourTexts &texts)
{
    add(
        QStringLiteral("outbox"), [this] { return find<OutboxView>() != nullptr; },
        [this] { m_application.desk()->window().showPage(QStringLiteral("outbox")); });
    add(
        QStringLiteral("search"), [this] { return find<SearchView>() != nullptr; },
        [this, texts] {
            m_application.desk()->window().showPage(QStringLiteral("search"));
            tourhand::typeOver(&find<SearchView>()->box(), texts.search);
        });
    add(
        QStringLiteral("links"), [this] { return find<LinksPage>() != nullptr; },
        [this] { m_application.desk()->window().showPage(QStringLiteral("links")); },
        QStringLiteral("accounts that may be one person's, and why"));
    addChannelPages();
    add(
        QStringLiteral("overview"), [this, texts] { return rowWith(find<QueueList>(), texts.shown).isValid(); },
        [this, texts] {
            m_application.desk()->window().showPage(QStringLiteral("work"));
            tourhand::clickRow(find<QueueList>(), rowWith(find<QueueList>(), texts.shown));
        });
}

void Tour::addChannelPages()
{
    add(
        QStringLiteral("heard"), [this] { return find<ChannelsView>() != nullptr; },
        [this] {
            m_application.desk()->window().showPage(QStringLiteral("sources"));
            showTab(find<ChannelsView>());
        },
        QStringLiteral("how completely each account is heard"));
    add(QStringLiteral("by-hand"), [] { return true; }, [this] { showTab(find<DutyView>()); },
        QStringLiteral("places that are looked at by hand"));
    add(QStringLiteral("abilities"), [] { return true; }, [this] { showTab(find<AbilitiesView>()); },
        QStringLiteral("what can be done in which network"));
    addQuietly(QStringLiteral("accounts"), [] { return true; }, [this] { showTab(find<SourcesView>()); });
}

void Tour::addLooks()
{
    add(
        QStringLiteral("large"), [this] { return isQuiet(); }, [this] { window()->resize(largeSize); });
    add(
        QStringLiteral("dark"), [] { return true; },
        [this] {
            window()->resize(usualSize);
            m_application.setTheme(ThemeChoice::Dark);
        },
        QStringLiteral("the same in the dark"));
}

} // namespace otklik
