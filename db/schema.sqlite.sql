CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "Account" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Account" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "IsAdministrator" INTEGER NOT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
);

CREATE TABLE "AuditEntry" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AuditEntry" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "AccountId" TEXT NULL,
    "Action" TEXT NOT NULL,
    "SubjectId" TEXT NULL,
    "Details" TEXT NOT NULL
);

CREATE TABLE "DataProtectionKey" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_DataProtectionKey" PRIMARY KEY,
    "FriendlyName" TEXT NOT NULL,
    "Xml" TEXT NOT NULL
);

CREATE TABLE "Municipality" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Municipality" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "Slug" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL
);

CREATE TABLE "QuestionnaireVersion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QuestionnaireVersion" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "FormId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "Yaml" TEXT NOT NULL,
    "PublishedAt" TEXT NOT NULL
);

CREATE TABLE "AccountClaim" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccountClaim" PRIMARY KEY AUTOINCREMENT,
    "UserId" TEXT NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AccountClaim_Account_UserId" FOREIGN KEY ("UserId") REFERENCES "Account" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountLink" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_AccountLink" PRIMARY KEY,
    "AccountId" TEXT NULL,
    "TokenHash" BLOB NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    CONSTRAINT "FK_AccountLink_Account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Account" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountLogin" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" TEXT NOT NULL,
    CONSTRAINT "PK_AccountLogin" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AccountLogin_Account_UserId" FOREIGN KEY ("UserId") REFERENCES "Account" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountToken" (
    "UserId" TEXT NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AccountToken" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AccountToken_Account_UserId" FOREIGN KEY ("UserId") REFERENCES "Account" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Member" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Member" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "AccountId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    CONSTRAINT "FK_Member_Account_AccountId" FOREIGN KEY ("AccountId") REFERENCES "Account" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Member_Municipality_MunicipalityId" FOREIGN KEY ("MunicipalityId") REFERENCES "Municipality" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Scan" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Scan" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Slug" TEXT NOT NULL,
    "Purpose" TEXT NOT NULL,
    "StartsOn" TEXT NULL,
    "EndsOn" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastPartnerNumber" INTEGER NOT NULL,
    CONSTRAINT "FK_Scan_Municipality_MunicipalityId" FOREIGN KEY ("MunicipalityId") REFERENCES "Municipality" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Codebook" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Codebook" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "SourceName" TEXT NOT NULL,
    "SourceVersion" TEXT NOT NULL,
    CONSTRAINT "FK_Codebook_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Distribution" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Distribution" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "QuestionnaireVersionId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ClosesOn" TEXT NULL,
    CONSTRAINT "FK_Distribution_QuestionnaireVersion_QuestionnaireVersionId" FOREIGN KEY ("QuestionnaireVersionId") REFERENCES "QuestionnaireVersion" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Distribution_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "KeyQuestion" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_KeyQuestion" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "IsAsked" INTEGER NOT NULL,
    CONSTRAINT "FK_KeyQuestion_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Partner" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Partner" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "Number" INTEGER NOT NULL,
    "Name" TEXT NOT NULL,
    "Type" TEXT NOT NULL,
    "Domain" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    CONSTRAINT "FK_Partner_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "VulnerableGroup" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_VulnerableGroup" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "IsOwn" INTEGER NOT NULL,
    "Occurs" INTEGER NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    CONSTRAINT "FK_VulnerableGroup_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Weight" (
    "ScanId" TEXT NOT NULL,
    "Criterion" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Points" INTEGER NOT NULL,
    CONSTRAINT "PK_Weight" PRIMARY KEY ("ScanId", "Criterion"),
    CONSTRAINT "FK_Weight_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Code" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Code" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "CodebookId" TEXT NOT NULL,
    "ParentId" TEXT NULL,
    "Name" TEXT NOT NULL,
    "Label" TEXT NOT NULL,
    "Definition" TEXT NOT NULL,
    "Colour" TEXT NOT NULL,
    "Key" INTEGER NULL,
    "Keywords" TEXT NOT NULL,
    "KeyQuestions" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    CONSTRAINT "FK_Code_Code_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Code" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Code_Codebook_CodebookId" FOREIGN KEY ("CodebookId") REFERENCES "Codebook" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Contact" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Contact" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Email" TEXT NOT NULL,
    "Phone" TEXT NOT NULL,
    "Function" TEXT NOT NULL,
    CONSTRAINT "FK_Contact_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PartnerRole" (
    "PartnerId" TEXT NOT NULL,
    "Role" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    CONSTRAINT "PK_PartnerRole" PRIMARY KEY ("PartnerId", "Role"),
    CONSTRAINT "FK_PartnerRole_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Priority" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Priority" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "VulnerableGroupId" TEXT NOT NULL,
    "Rank" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    CONSTRAINT "FK_Priority_VulnerableGroup_VulnerableGroupId" FOREIGN KEY ("VulnerableGroupId") REFERENCES "VulnerableGroup" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Score" (
    "VulnerableGroupId" TEXT NOT NULL,
    "Criterion" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Value" INTEGER NULL,
    "Reason" TEXT NOT NULL,
    "ScoredByName" TEXT NOT NULL,
    "ScoredAt" TEXT NOT NULL,
    CONSTRAINT "PK_Score" PRIMARY KEY ("VulnerableGroupId", "Criterion"),
    CONSTRAINT "FK_Score_VulnerableGroup_VulnerableGroupId" FOREIGN KEY ("VulnerableGroupId") REFERENCES "VulnerableGroup" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Invitation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitation" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "DistributionId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "ContactId" TEXT NULL,
    "TokenHash" BLOB NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "LastSavedAt" TEXT NULL,
    CONSTRAINT "FK_Invitation_Contact_ContactId" FOREIGN KEY ("ContactId") REFERENCES "Contact" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Invitation_Distribution_DistributionId" FOREIGN KEY ("DistributionId") REFERENCES "Distribution" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Invitation_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Response" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Response" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "QuestionnaireVersionId" TEXT NOT NULL,
    "InvitationId" TEXT NULL,
    "Mode" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "LastSavedAt" TEXT NOT NULL,
    "SubmittedAt" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    CONSTRAINT "FK_Response_Invitation_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "Invitation" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_QuestionnaireVersion_QuestionnaireVersionId" FOREIGN KEY ("QuestionnaireVersionId") REFERENCES "QuestionnaireVersion" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Answer" (
    "ResponseId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Ordinal" INTEGER NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "ValueText" TEXT NULL,
    "ValueNumber" REAL NULL,
    "ValueDate" TEXT NULL,
    "ValueChoice" TEXT NULL,
    "Revision" INTEGER NOT NULL,
    "AnsweredAt" TEXT NOT NULL,
    CONSTRAINT "PK_Answer" PRIMARY KEY ("ResponseId", "Path", "Ordinal"),
    CONSTRAINT "FK_Answer_Response_ResponseId" FOREIGN KEY ("ResponseId") REFERENCES "Response" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CodedText" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_CodedText" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ResponseId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "FrozenAt" TEXT NOT NULL,
    CONSTRAINT "FK_CodedText_Response_ResponseId" FOREIGN KEY ("ResponseId") REFERENCES "Response" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Interview" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Interview" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ResponseId" TEXT NOT NULL,
    "HeldOn" TEXT NOT NULL,
    "InterviewerId" TEXT NOT NULL,
    "InterviewerName" TEXT NOT NULL,
    "Participants" TEXT NOT NULL,
    CONSTRAINT "FK_Interview_Response_ResponseId" FOREIGN KEY ("ResponseId") REFERENCES "Response" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Memo" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Memo" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ResponseId" TEXT NOT NULL,
    "Path" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "AuthorName" TEXT NOT NULL,
    "WrittenAt" TEXT NOT NULL,
    CONSTRAINT "FK_Memo_Response_ResponseId" FOREIGN KEY ("ResponseId") REFERENCES "Response" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Fragment" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Fragment" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "CodedTextId" TEXT NOT NULL,
    "Start" INTEGER NOT NULL,
    "Length" INTEGER NOT NULL,
    "Quote" TEXT NOT NULL,
    "IsHearsay" INTEGER NOT NULL,
    "IsFromGroup" INTEGER NOT NULL,
    "IsOrphaned" INTEGER NOT NULL,
    CONSTRAINT "FK_Fragment_CodedText_CodedTextId" FOREIGN KEY ("CodedTextId") REFERENCES "CodedText" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Coding" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Coding" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "FragmentId" TEXT NOT NULL,
    "CodeId" TEXT NOT NULL,
    "CoderId" TEXT NOT NULL,
    "CoderName" TEXT NOT NULL,
    "CodedAt" TEXT NOT NULL,
    CONSTRAINT "FK_Coding_Code_CodeId" FOREIGN KEY ("CodeId") REFERENCES "Code" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Coding_Fragment_FragmentId" FOREIGN KEY ("FragmentId") REFERENCES "Fragment" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PriorityQuote" (
    "PriorityId" TEXT NOT NULL,
    "FragmentId" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    CONSTRAINT "PK_PriorityQuote" PRIMARY KEY ("PriorityId", "FragmentId"),
    CONSTRAINT "FK_PriorityQuote_Fragment_FragmentId" FOREIGN KEY ("FragmentId") REFERENCES "Fragment" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PriorityQuote_Priority_PriorityId" FOREIGN KEY ("PriorityId") REFERENCES "Priority" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Account_NormalizedEmail" ON "Account" ("NormalizedEmail");

CREATE UNIQUE INDEX "IX_Account_NormalizedUserName" ON "Account" ("NormalizedUserName");

CREATE INDEX "IX_AccountClaim_UserId" ON "AccountClaim" ("UserId");

CREATE INDEX "IX_AccountLink_AccountId" ON "AccountLink" ("AccountId");

CREATE UNIQUE INDEX "IX_AccountLink_TokenHash" ON "AccountLink" ("TokenHash");

CREATE INDEX "IX_AccountLogin_UserId" ON "AccountLogin" ("UserId");

CREATE INDEX "IX_Answer_MunicipalityId" ON "Answer" ("MunicipalityId");

CREATE INDEX "IX_AuditEntry_At" ON "AuditEntry" ("At");

CREATE INDEX "IX_AuditEntry_MunicipalityId" ON "AuditEntry" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Code_CodebookId_Name" ON "Code" ("CodebookId", "Name");

CREATE INDEX "IX_Code_MunicipalityId" ON "Code" ("MunicipalityId");

CREATE INDEX "IX_Code_ParentId" ON "Code" ("ParentId");

CREATE INDEX "IX_Codebook_MunicipalityId" ON "Codebook" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Codebook_ScanId" ON "Codebook" ("ScanId");

CREATE INDEX "IX_CodedText_MunicipalityId" ON "CodedText" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_CodedText_ResponseId_Path_Version" ON "CodedText" ("ResponseId", "Path", "Version");

CREATE INDEX "IX_Coding_CodeId" ON "Coding" ("CodeId");

CREATE UNIQUE INDEX "IX_Coding_FragmentId_CodeId_CoderId" ON "Coding" ("FragmentId", "CodeId", "CoderId");

CREATE INDEX "IX_Coding_MunicipalityId" ON "Coding" ("MunicipalityId");

CREATE INDEX "IX_Contact_MunicipalityId" ON "Contact" ("MunicipalityId");

CREATE INDEX "IX_Contact_PartnerId" ON "Contact" ("PartnerId");

CREATE INDEX "IX_Distribution_MunicipalityId" ON "Distribution" ("MunicipalityId");

CREATE INDEX "IX_Distribution_QuestionnaireVersionId" ON "Distribution" ("QuestionnaireVersionId");

CREATE INDEX "IX_Distribution_ScanId" ON "Distribution" ("ScanId");

CREATE UNIQUE INDEX "IX_Fragment_CodedTextId_Start_Length" ON "Fragment" ("CodedTextId", "Start", "Length");

CREATE INDEX "IX_Fragment_MunicipalityId" ON "Fragment" ("MunicipalityId");

CREATE INDEX "IX_Interview_MunicipalityId" ON "Interview" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Interview_ResponseId" ON "Interview" ("ResponseId");

CREATE INDEX "IX_Invitation_ContactId" ON "Invitation" ("ContactId");

CREATE INDEX "IX_Invitation_DistributionId" ON "Invitation" ("DistributionId");

CREATE INDEX "IX_Invitation_MunicipalityId" ON "Invitation" ("MunicipalityId");

CREATE INDEX "IX_Invitation_PartnerId" ON "Invitation" ("PartnerId");

CREATE UNIQUE INDEX "IX_Invitation_TokenHash" ON "Invitation" ("TokenHash");

CREATE INDEX "IX_KeyQuestion_MunicipalityId" ON "KeyQuestion" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_KeyQuestion_ScanId_Number" ON "KeyQuestion" ("ScanId", "Number");

CREATE UNIQUE INDEX "IX_Member_AccountId_MunicipalityId" ON "Member" ("AccountId", "MunicipalityId");

CREATE INDEX "IX_Member_MunicipalityId" ON "Member" ("MunicipalityId");

CREATE INDEX "IX_Memo_MunicipalityId" ON "Memo" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Memo_ResponseId_Path" ON "Memo" ("ResponseId", "Path");

CREATE UNIQUE INDEX "IX_Municipality_Slug" ON "Municipality" ("Slug");

CREATE INDEX "IX_Partner_MunicipalityId" ON "Partner" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Partner_ScanId_Number" ON "Partner" ("ScanId", "Number");

CREATE INDEX "IX_PartnerRole_MunicipalityId" ON "PartnerRole" ("MunicipalityId");

CREATE INDEX "IX_Priority_MunicipalityId" ON "Priority" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Priority_VulnerableGroupId" ON "Priority" ("VulnerableGroupId");

CREATE INDEX "IX_PriorityQuote_FragmentId" ON "PriorityQuote" ("FragmentId");

CREATE INDEX "IX_PriorityQuote_MunicipalityId" ON "PriorityQuote" ("MunicipalityId");

CREATE INDEX "IX_QuestionnaireVersion_MunicipalityId" ON "QuestionnaireVersion" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_QuestionnaireVersion_MunicipalityId_FormId_ContentHash" ON "QuestionnaireVersion" ("MunicipalityId", "FormId", "ContentHash");

CREATE UNIQUE INDEX "IX_QuestionnaireVersion_MunicipalityId_FormId_Number" ON "QuestionnaireVersion" ("MunicipalityId", "FormId", "Number");

CREATE UNIQUE INDEX "IX_Response_InvitationId" ON "Response" ("InvitationId");

CREATE INDEX "IX_Response_MunicipalityId" ON "Response" ("MunicipalityId");

CREATE INDEX "IX_Response_PartnerId" ON "Response" ("PartnerId");

CREATE INDEX "IX_Response_QuestionnaireVersionId" ON "Response" ("QuestionnaireVersionId");

CREATE INDEX "IX_Response_ScanId" ON "Response" ("ScanId");

CREATE INDEX "IX_Scan_MunicipalityId" ON "Scan" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Scan_Slug" ON "Scan" ("Slug");

CREATE INDEX "IX_Score_MunicipalityId" ON "Score" ("MunicipalityId");

CREATE INDEX "IX_VulnerableGroup_MunicipalityId" ON "VulnerableGroup" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_VulnerableGroup_ScanId_Name" ON "VulnerableGroup" ("ScanId", "Name");

CREATE INDEX "IX_Weight_MunicipalityId" ON "Weight" ("MunicipalityId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261121173204_Initial', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "QuestionnaireDraft" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_QuestionnaireDraft" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "FormId" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Yaml" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Origin" TEXT NOT NULL,
    "OriginName" TEXT NULL,
    "OriginVersionId" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "CreatedById" TEXT NOT NULL,
    "CreatedByName" TEXT NOT NULL,
    "ChangedAt" TEXT NOT NULL,
    "ChangedById" TEXT NOT NULL,
    "ChangedByName" TEXT NOT NULL,
    "PublishedVersionId" TEXT NULL,
    "ArchivedAt" TEXT NULL,
    CONSTRAINT "FK_QuestionnaireDraft_QuestionnaireVersion_OriginVersionId" FOREIGN KEY ("OriginVersionId") REFERENCES "QuestionnaireVersion" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_QuestionnaireDraft_QuestionnaireVersion_PublishedVersionId" FOREIGN KEY ("PublishedVersionId") REFERENCES "QuestionnaireVersion" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "DraftState" (
    "DraftId" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Yaml" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "SavedById" TEXT NOT NULL,
    "SavedByName" TEXT NOT NULL,
    CONSTRAINT "PK_DraftState" PRIMARY KEY ("DraftId", "Revision"),
    CONSTRAINT "FK_DraftState_QuestionnaireDraft_DraftId" FOREIGN KEY ("DraftId") REFERENCES "QuestionnaireDraft" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_Invitation_Organisation" ON "Invitation" ("DistributionId", "PartnerId") WHERE [ContactId] IS NULL;

CREATE UNIQUE INDEX "IX_Invitation_Person" ON "Invitation" ("DistributionId", "PartnerId", "ContactId") WHERE [ContactId] IS NOT NULL;

CREATE INDEX "IX_DraftState_MunicipalityId" ON "DraftState" ("MunicipalityId");

CREATE INDEX "IX_QuestionnaireDraft_MunicipalityId" ON "QuestionnaireDraft" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_QuestionnaireDraft_MunicipalityId_FormId" ON "QuestionnaireDraft" ("MunicipalityId", "FormId");

CREATE INDEX "IX_QuestionnaireDraft_OriginVersionId" ON "QuestionnaireDraft" ("OriginVersionId");

CREATE INDEX "IX_QuestionnaireDraft_PublishedVersionId" ON "QuestionnaireDraft" ("PublishedVersionId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261121205830_Drafts', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "InvitationLink" (
    "TokenHash" BLOB NOT NULL CONSTRAINT "PK_InvitationLink" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "InvitationId" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    CONSTRAINT "FK_InvitationLink_Invitation_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "Invitation" ("Id") ON DELETE CASCADE
);

ALTER TABLE "Response" ADD "DistributionId" TEXT NULL;

INSERT INTO "InvitationLink" ("TokenHash", "MunicipalityId", "InvitationId", "CreatedAt") SELECT "TokenHash", "MunicipalityId", "Id", "CreatedAt" FROM "Invitation"

UPDATE "Response" SET "DistributionId" = (SELECT "DistributionId" FROM "Invitation" WHERE "Invitation"."Id" = "Response"."InvitationId") WHERE "InvitationId" IS NOT NULL

DROP INDEX "IX_Invitation_TokenHash";

ALTER TABLE "Response" ADD "ActiveSeconds" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Response" ADD "CorrectingSince" TEXT NULL;

ALTER TABLE "Response" ADD "EnteredBy" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Response" ADD "ExternalKey" TEXT NULL;

ALTER TABLE "Response" ADD "FurthestSection" TEXT NULL;

ALTER TABLE "Partner" ADD "Origin" TEXT NOT NULL DEFAULT 'Register';

ALTER TABLE "Invitation" ADD "DeclineReason" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Invitation" ADD "DeclinedAt" TEXT NULL;

ALTER TABLE "Invitation" ADD "ErasedAt" TEXT NULL;

ALTER TABLE "Invitation" ADD "IsCut" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Invitation" ADD "OpenedAt" TEXT NULL;

ALTER TABLE "Invitation" ADD "PassedOnBy" TEXT NULL;

ALTER TABLE "Distribution" ADD "AnswersPer" TEXT NOT NULL DEFAULT 'Person';

ALTER TABLE "Distribution" ADD "Identity" TEXT NOT NULL DEFAULT 'Confidential';

ALTER TABLE "Distribution" ADD "Language" TEXT NULL;

ALTER TABLE "Distribution" ADD "MinimumGroup" INTEGER NOT NULL DEFAULT 3;

ALTER TABLE "Distribution" ADD "OpenLinkHash" BLOB NULL;

ALTER TABLE "Distribution" ADD "OpenLinkMadeAt" TEXT NULL;

ALTER TABLE "Distribution" ADD "OpensOn" TEXT NULL;

ALTER TABLE "Contact" ADD "MailStoppedAt" TEXT NULL;

CREATE TABLE "LatePost" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_LatePost" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "InvitationId" TEXT NOT NULL,
    "Section" TEXT NOT NULL,
    "Posted" TEXT NOT NULL,
    "ReceivedAt" TEXT NOT NULL,
    CONSTRAINT "FK_LatePost_Invitation_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "Invitation" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Lease" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_Lease" PRIMARY KEY,
    "Holder" TEXT NOT NULL,
    "Until" TEXT NOT NULL
);

CREATE TABLE "MailWording" (
    "DistributionId" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "PK_MailWording" PRIMARY KEY ("DistributionId", "Kind"),
    CONSTRAINT "FK_MailWording_Distribution_DistributionId" FOREIGN KEY ("DistributionId") REFERENCES "Distribution" ("Id") ON DELETE CASCADE
);

CREATE TABLE "OutgoingMail" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_OutgoingMail" PRIMARY KEY,
    "MunicipalityId" TEXT NOT NULL,
    "ScanId" TEXT NOT NULL,
    "DistributionId" TEXT NULL,
    "InvitationId" TEXT NULL,
    "Kind" TEXT NOT NULL,
    "ToAddress" TEXT NOT NULL,
    "ToName" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "State" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SentAt" TEXT NULL,
    "BouncedAt" TEXT NULL,
    "Failure" TEXT NOT NULL,
    CONSTRAINT "FK_OutgoingMail_Distribution_DistributionId" FOREIGN KEY ("DistributionId") REFERENCES "Distribution" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OutgoingMail_Invitation_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "Invitation" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OutgoingMail_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

CREATE TABLE "PartnerSetting" (
    "PartnerId" TEXT NOT NULL,
    "Setting" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    CONSTRAINT "PK_PartnerSetting" PRIMARY KEY ("PartnerId", "Setting"),
    CONSTRAINT "FK_PartnerSetting_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Response_DistributionId" ON "Response" ("DistributionId");

CREATE UNIQUE INDEX "IX_Response_ScanId_ExternalKey" ON "Response" ("ScanId", "ExternalKey") WHERE [ExternalKey] IS NOT NULL;

CREATE UNIQUE INDEX "IX_Distribution_OpenLinkHash" ON "Distribution" ("OpenLinkHash") WHERE [OpenLinkHash] IS NOT NULL;

CREATE INDEX "IX_InvitationLink_InvitationId" ON "InvitationLink" ("InvitationId");

CREATE INDEX "IX_InvitationLink_MunicipalityId" ON "InvitationLink" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_LatePost_InvitationId_Section" ON "LatePost" ("InvitationId", "Section");

CREATE INDEX "IX_LatePost_MunicipalityId" ON "LatePost" ("MunicipalityId");

CREATE INDEX "IX_MailWording_MunicipalityId" ON "MailWording" ("MunicipalityId");

CREATE INDEX "IX_OutgoingMail_DistributionId" ON "OutgoingMail" ("DistributionId");

CREATE INDEX "IX_OutgoingMail_InvitationId" ON "OutgoingMail" ("InvitationId");

CREATE INDEX "IX_OutgoingMail_MunicipalityId" ON "OutgoingMail" ("MunicipalityId");

CREATE INDEX "IX_OutgoingMail_NextAttemptAt" ON "OutgoingMail" ("NextAttemptAt");

CREATE INDEX "IX_OutgoingMail_ScanId" ON "OutgoingMail" ("ScanId");

CREATE INDEX "IX_PartnerSetting_MunicipalityId" ON "PartnerSetting" ("MunicipalityId");

CREATE TABLE "ef_temp_Invitation" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Invitation" PRIMARY KEY,
    "ContactId" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DeclineReason" TEXT NOT NULL,
    "DeclinedAt" TEXT NULL,
    "DistributionId" TEXT NOT NULL,
    "ErasedAt" TEXT NULL,
    "IsCut" INTEGER NOT NULL,
    "LastSavedAt" TEXT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "OpenedAt" TEXT NULL,
    "PartnerId" TEXT NOT NULL,
    "PassedOnBy" TEXT NULL,
    "WithdrawnAt" TEXT NULL,
    CONSTRAINT "FK_Invitation_Contact_ContactId" FOREIGN KEY ("ContactId") REFERENCES "Contact" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Invitation_Distribution_DistributionId" FOREIGN KEY ("DistributionId") REFERENCES "Distribution" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Invitation_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Invitation" ("Id", "ContactId", "CreatedAt", "DeclineReason", "DeclinedAt", "DistributionId", "ErasedAt", "IsCut", "LastSavedAt", "MunicipalityId", "OpenedAt", "PartnerId", "PassedOnBy", "WithdrawnAt")
SELECT "Id", "ContactId", "CreatedAt", "DeclineReason", "DeclinedAt", "DistributionId", "ErasedAt", "IsCut", "LastSavedAt", "MunicipalityId", "OpenedAt", "PartnerId", "PassedOnBy", "WithdrawnAt"
FROM "Invitation";

CREATE TABLE "ef_temp_Response" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Response" PRIMARY KEY,
    "ActiveSeconds" INTEGER NOT NULL,
    "CorrectingSince" TEXT NULL,
    "DistributionId" TEXT NULL,
    "EnteredBy" TEXT NOT NULL,
    "ExternalKey" TEXT NULL,
    "FurthestSection" TEXT NULL,
    "InvitationId" TEXT NULL,
    "Language" TEXT NOT NULL,
    "LastSavedAt" TEXT NOT NULL,
    "Mode" TEXT NOT NULL,
    "MunicipalityId" TEXT NOT NULL,
    "PartnerId" TEXT NOT NULL,
    "QuestionnaireVersionId" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "ScanId" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "SubmittedAt" TEXT NULL,
    CONSTRAINT "FK_Response_Distribution_DistributionId" FOREIGN KEY ("DistributionId") REFERENCES "Distribution" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_Invitation_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "Invitation" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_Partner_PartnerId" FOREIGN KEY ("PartnerId") REFERENCES "Partner" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_QuestionnaireVersion_QuestionnaireVersionId" FOREIGN KEY ("QuestionnaireVersionId") REFERENCES "QuestionnaireVersion" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Response_Scan_ScanId" FOREIGN KEY ("ScanId") REFERENCES "Scan" ("Id") ON DELETE CASCADE
);

INSERT INTO "ef_temp_Response" ("Id", "ActiveSeconds", "CorrectingSince", "DistributionId", "EnteredBy", "ExternalKey", "FurthestSection", "InvitationId", "Language", "LastSavedAt", "Mode", "MunicipalityId", "PartnerId", "QuestionnaireVersionId", "Revision", "ScanId", "StartedAt", "SubmittedAt")
SELECT "Id", "ActiveSeconds", "CorrectingSince", "DistributionId", "EnteredBy", "ExternalKey", "FurthestSection", "InvitationId", "Language", "LastSavedAt", "Mode", "MunicipalityId", "PartnerId", "QuestionnaireVersionId", "Revision", "ScanId", "StartedAt", "SubmittedAt"
FROM "Response";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Invitation";

ALTER TABLE "ef_temp_Invitation" RENAME TO "Invitation";

DROP TABLE "Response";

ALTER TABLE "ef_temp_Response" RENAME TO "Response";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Invitation_ContactId" ON "Invitation" ("ContactId");

CREATE INDEX "IX_Invitation_DistributionId" ON "Invitation" ("DistributionId");

CREATE INDEX "IX_Invitation_MunicipalityId" ON "Invitation" ("MunicipalityId");

CREATE UNIQUE INDEX "IX_Invitation_Organisation" ON "Invitation" ("DistributionId", "PartnerId") WHERE [ContactId] IS NULL;

CREATE INDEX "IX_Invitation_PartnerId" ON "Invitation" ("PartnerId");

CREATE UNIQUE INDEX "IX_Invitation_Person" ON "Invitation" ("DistributionId", "PartnerId", "ContactId") WHERE [ContactId] IS NOT NULL;

CREATE INDEX "IX_Response_DistributionId" ON "Response" ("DistributionId");

CREATE UNIQUE INDEX "IX_Response_InvitationId" ON "Response" ("InvitationId");

CREATE INDEX "IX_Response_MunicipalityId" ON "Response" ("MunicipalityId");

CREATE INDEX "IX_Response_PartnerId" ON "Response" ("PartnerId");

CREATE INDEX "IX_Response_QuestionnaireVersionId" ON "Response" ("QuestionnaireVersionId");

CREATE INDEX "IX_Response_ScanId" ON "Response" ("ScanId");

CREATE UNIQUE INDEX "IX_Response_ScanId_ExternalKey" ON "Response" ("ScanId", "ExternalKey") WHERE [ExternalKey] IS NOT NULL;

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261121233853_Fieldwork', '10.0.14');

