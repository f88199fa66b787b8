#pragma once

#include "tests/support/uisamples.h"
#include "ui/common/kepttexts.h"
#include "ui/customer/customerpresenter.h"

#include <QSignalSpy>
#include <QTest>

namespace otklik {

/// The card of the first case's customer over stores in memory; a test adds the view it is about.
struct CardScene
{
    FakeClock clock;
    fakes::UiSamples samples{clock};
    fakes::FakeDirectoryStore directory;
    fakes::FakeMutationLog log;
    StoreEvents events;
    KeptTexts kept;
    CustomerPresenter presenter;
    PersonId person = samples.queue.cases.first().personId;

    explicit CardScene(Role role = Role::Agent, const QString &keptIn = {})
        : kept(keptIn), presenter(samples.conversations, samples.cards, directory, log, events, kept, clock, me(role))
    {
        directory.people = {samples.me, samples.colleague};
    }

    [[nodiscard]] CustomerCard &stored() { return samples.conversations.cards[person]; }

    void load(const PersonId &id)
    {
        QSignalSpy loaded(&presenter, &CustomerPresenter::loaded);
        presenter.open(id);
        QVERIFY(loaded.wait());
    }

    /// As if the store had taken what somebody changed.
    void changed()
    {
        StoreChange change;
        change.persons = {person};
        QSignalSpy loaded(&presenter, &CustomerPresenter::loaded);
        Q_EMIT events.changed(change);
        QVERIFY(loaded.wait());
    }

private:
    [[nodiscard]] User me(Role role)
    {
        samples.me.role = role;
        return samples.me;
    }
};

} // namespace otklik
