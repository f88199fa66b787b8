#pragma once

#include "tests/ui/customer/cardscene.h"
#include "ui/attachments/picturereader.h"
#include "ui/attachments/pictureshelf.h"
#include "ui/common/toast.h"
#include "ui/customer/cardfieldspresenter.h"
#include "ui/customer/cardfieldssection.h"
#include "ui/customer/customerview.h"
#include "ui/customer/photopresenter.h"
#include "ui/team/teamdata.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

namespace otklik {

/// A card with everything around it, as the composition root makes it, over stores in memory.
struct CardDesk final : CardScene
{
    fakes::FakeTeamDocumentStore documents;
    fakes::FakeAttachmentStore attachments;
    TeamData team{documents, events};
    PictureReader reader;
    PictureShelf shelf{attachments, reader};
    PhotoPresenter photo{presenter, {attachments, reader, shelf, log}};
    CardFieldsPresenter fields{presenter, team, log};
    CustomerView view{presenter};
    CardFieldsSection *section = new CardFieldsSection(fields, &view);

    explicit CardDesk(Role role = Role::Agent) : CardScene(role)
    {
        view.setPhotos(photo);
        view.addSection(section, CardPlace::Fields);
        view.resize(320, 800);
    }

    void open()
    {
        view.show();
        view.activateWindow();
        load(person);
        // The names of colleagues come apart.
        QTRY_VERIFY(!presenter.userName(samples.colleague.id).isEmpty());
        QApplication::processEvents();
    }

    void publishFields(const QString &body)
    {
        TeamDocument document;
        document.id = {QStringLiteral("fields-1")};
        document.kind = TeamDocumentKind::CardFields;
        document.version = 1;
        document.body = body;
        documents.documents = {document};
        StoreChange change;
        change.teamDocuments = true;
        QSignalSpy read(&team, &TeamData::changed);
        Q_EMIT events.changed(change);
        QVERIFY(read.wait());
    }

    template <class T>
    [[nodiscard]] QList<T *> all(const char *name)
    {
        QApplication::processEvents();
        QList<T *> shown;
        for (T *one : view.findChildren<T *>(QLatin1StringView(name)))
            if (one->isVisibleTo(&view))
                shown.append(one);
        return shown;
    }

    template <class T>
    [[nodiscard]] T *find(const char *name)
    {
        return all<T>(name).value(0);
    }
};

} // namespace otklik
