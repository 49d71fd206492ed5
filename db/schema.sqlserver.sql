IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Account] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [IsAdministrator] bit NOT NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(512) NULL,
        [SecurityStamp] nvarchar(64) NULL,
        [ConcurrencyStamp] nvarchar(64) NULL,
        [PhoneNumber] nvarchar(32) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetime2(6) NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_Account] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [AuditEntry] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [At] datetime2(6) NOT NULL,
        [AccountId] uniqueidentifier NULL,
        [Action] nvarchar(80) NOT NULL,
        [SubjectId] uniqueidentifier NULL,
        [Details] nvarchar(1000) NOT NULL,
        CONSTRAINT [PK_AuditEntry] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [DataProtectionKey] (
        [Id] uniqueidentifier NOT NULL,
        [FriendlyName] nvarchar(200) NOT NULL,
        [Xml] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_DataProtectionKey] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Municipality] (
        [Id] uniqueidentifier NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [Slug] nvarchar(80) NOT NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Municipality] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [QuestionnaireVersion] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [FormId] nvarchar(80) NOT NULL,
        [Number] int NOT NULL,
        [ContentHash] char(64) NOT NULL,
        [Yaml] nvarchar(max) NOT NULL,
        [PublishedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_QuestionnaireVersion] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [AccountClaim] (
        [Id] int NOT NULL IDENTITY,
        [UserId] uniqueidentifier NOT NULL,
        [ClaimType] nvarchar(256) NULL,
        [ClaimValue] nvarchar(max) NULL,
        CONSTRAINT [PK_AccountClaim] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AccountClaim_Account_UserId] FOREIGN KEY ([UserId]) REFERENCES [Account] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [AccountLink] (
        [Id] uniqueidentifier NOT NULL,
        [AccountId] uniqueidentifier NULL,
        [TokenHash] binary(32) NOT NULL,
        [ExpiresAt] datetime2(6) NOT NULL,
        [UsedAt] datetime2(6) NULL,
        CONSTRAINT [PK_AccountLink] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AccountLink_Account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Account] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [AccountLogin] (
        [LoginProvider] nvarchar(128) NOT NULL,
        [ProviderKey] nvarchar(128) NOT NULL,
        [ProviderDisplayName] nvarchar(256) NULL,
        [UserId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_AccountLogin] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AccountLogin_Account_UserId] FOREIGN KEY ([UserId]) REFERENCES [Account] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [AccountToken] (
        [UserId] uniqueidentifier NOT NULL,
        [LoginProvider] nvarchar(128) NOT NULL,
        [Name] nvarchar(128) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_AccountToken] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AccountToken_Account_UserId] FOREIGN KEY ([UserId]) REFERENCES [Account] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Member] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [AccountId] uniqueidentifier NOT NULL,
        [Role] nvarchar(40) NOT NULL,
        CONSTRAINT [PK_Member] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Member_Account_AccountId] FOREIGN KEY ([AccountId]) REFERENCES [Account] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Member_Municipality_MunicipalityId] FOREIGN KEY ([MunicipalityId]) REFERENCES [Municipality] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Scan] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [Slug] nvarchar(80) NOT NULL,
        [Purpose] nvarchar(4000) NOT NULL,
        [StartsOn] date NULL,
        [EndsOn] date NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [LastPartnerNumber] int NOT NULL,
        CONSTRAINT [PK_Scan] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Scan_Municipality_MunicipalityId] FOREIGN KEY ([MunicipalityId]) REFERENCES [Municipality] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Codebook] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [SourceName] nvarchar(80) NOT NULL,
        [SourceVersion] nvarchar(20) NOT NULL,
        CONSTRAINT [PK_Codebook] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Codebook_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Distribution] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [QuestionnaireVersionId] uniqueidentifier NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [ClosesOn] date NULL,
        CONSTRAINT [PK_Distribution] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Distribution_QuestionnaireVersion_QuestionnaireVersionId] FOREIGN KEY ([QuestionnaireVersionId]) REFERENCES [QuestionnaireVersion] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Distribution_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [KeyQuestion] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Text] nvarchar(400) NOT NULL,
        [IsAsked] bit NOT NULL,
        CONSTRAINT [PK_KeyQuestion] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_KeyQuestion_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Partner] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [Number] int NOT NULL,
        [Name] nvarchar(200) NOT NULL,
        [Type] nvarchar(80) NOT NULL,
        [Domain] nvarchar(80) NOT NULL,
        [Note] nvarchar(2000) NOT NULL,
        CONSTRAINT [PK_Partner] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Partner_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [VulnerableGroup] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [Name] nvarchar(80) NOT NULL,
        [Label] nvarchar(200) NOT NULL,
        [IsOwn] bit NOT NULL,
        [Occurs] bit NOT NULL,
        [Ordinal] int NOT NULL,
        CONSTRAINT [PK_VulnerableGroup] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_VulnerableGroup_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Weight] (
        [ScanId] uniqueidentifier NOT NULL,
        [Criterion] nvarchar(80) NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [Points] int NOT NULL,
        CONSTRAINT [PK_Weight] PRIMARY KEY ([ScanId], [Criterion]),
        CONSTRAINT [FK_Weight_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Code] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [CodebookId] uniqueidentifier NOT NULL,
        [ParentId] uniqueidentifier NULL,
        [Name] nvarchar(80) NOT NULL,
        [Label] nvarchar(120) NOT NULL,
        [Definition] nvarchar(2000) NOT NULL,
        [Colour] nvarchar(7) NOT NULL,
        [Key] int NULL,
        [Keywords] nvarchar(2000) NOT NULL,
        [KeyQuestions] nvarchar(80) NOT NULL,
        [Ordinal] int NOT NULL,
        CONSTRAINT [PK_Code] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Code_Code_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Code] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Code_Codebook_CodebookId] FOREIGN KEY ([CodebookId]) REFERENCES [Codebook] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Contact] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [Email] nvarchar(254) NOT NULL,
        [Phone] nvarchar(40) NOT NULL,
        [Function] nvarchar(120) NOT NULL,
        CONSTRAINT [PK_Contact] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Contact_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [PartnerRole] (
        [PartnerId] uniqueidentifier NOT NULL,
        [Role] nvarchar(80) NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PartnerRole] PRIMARY KEY ([PartnerId], [Role]),
        CONSTRAINT [FK_PartnerRole_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Priority] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [VulnerableGroupId] uniqueidentifier NOT NULL,
        [Rank] int NOT NULL,
        [Reason] nvarchar(4000) NOT NULL,
        CONSTRAINT [PK_Priority] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Priority_VulnerableGroup_VulnerableGroupId] FOREIGN KEY ([VulnerableGroupId]) REFERENCES [VulnerableGroup] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Score] (
        [VulnerableGroupId] uniqueidentifier NOT NULL,
        [Criterion] nvarchar(80) NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [Value] int NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [ScoredByName] nvarchar(120) NOT NULL,
        [ScoredAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Score] PRIMARY KEY ([VulnerableGroupId], [Criterion]),
        CONSTRAINT [FK_Score_VulnerableGroup_VulnerableGroupId] FOREIGN KEY ([VulnerableGroupId]) REFERENCES [VulnerableGroup] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Invitation] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [DistributionId] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        [ContactId] uniqueidentifier NULL,
        [TokenHash] binary(32) NOT NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [WithdrawnAt] datetime2(6) NULL,
        [LastSavedAt] datetime2(6) NULL,
        CONSTRAINT [PK_Invitation] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Invitation_Contact_ContactId] FOREIGN KEY ([ContactId]) REFERENCES [Contact] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Invitation_Distribution_DistributionId] FOREIGN KEY ([DistributionId]) REFERENCES [Distribution] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Invitation_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Response] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [PartnerId] uniqueidentifier NOT NULL,
        [QuestionnaireVersionId] uniqueidentifier NOT NULL,
        [InvitationId] uniqueidentifier NULL,
        [Mode] nvarchar(40) NOT NULL,
        [StartedAt] datetime2(6) NOT NULL,
        [LastSavedAt] datetime2(6) NOT NULL,
        [SubmittedAt] datetime2(6) NULL,
        [Revision] int NOT NULL,
        [Language] nvarchar(10) NOT NULL,
        CONSTRAINT [PK_Response] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Response_Invitation_InvitationId] FOREIGN KEY ([InvitationId]) REFERENCES [Invitation] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Response_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Response_QuestionnaireVersion_QuestionnaireVersionId] FOREIGN KEY ([QuestionnaireVersionId]) REFERENCES [QuestionnaireVersion] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Response_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Answer] (
        [ResponseId] uniqueidentifier NOT NULL,
        [Path] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Ordinal] int NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ValueText] nvarchar(max) NULL,
        [ValueNumber] float NULL,
        [ValueDate] date NULL,
        [ValueChoice] nvarchar(100) COLLATE Latin1_General_100_BIN2 NULL,
        [Revision] int NOT NULL,
        [AnsweredAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Answer] PRIMARY KEY ([ResponseId], [Path], [Ordinal]),
        CONSTRAINT [FK_Answer_Response_ResponseId] FOREIGN KEY ([ResponseId]) REFERENCES [Response] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [CodedText] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ResponseId] uniqueidentifier NOT NULL,
        [Path] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Version] int NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [FrozenAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_CodedText] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CodedText_Response_ResponseId] FOREIGN KEY ([ResponseId]) REFERENCES [Response] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Interview] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ResponseId] uniqueidentifier NOT NULL,
        [HeldOn] date NOT NULL,
        [InterviewerId] uniqueidentifier NOT NULL,
        [InterviewerName] nvarchar(120) NOT NULL,
        [Participants] nvarchar(400) NOT NULL,
        CONSTRAINT [PK_Interview] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Interview_Response_ResponseId] FOREIGN KEY ([ResponseId]) REFERENCES [Response] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Memo] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ResponseId] uniqueidentifier NOT NULL,
        [Path] nvarchar(300) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [AuthorName] nvarchar(120) NOT NULL,
        [WrittenAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Memo] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Memo_Response_ResponseId] FOREIGN KEY ([ResponseId]) REFERENCES [Response] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Fragment] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [CodedTextId] uniqueidentifier NOT NULL,
        [Start] int NOT NULL,
        [Length] int NOT NULL,
        [Quote] nvarchar(max) NOT NULL,
        [IsHearsay] bit NOT NULL,
        [IsFromGroup] bit NOT NULL,
        [IsOrphaned] bit NOT NULL,
        CONSTRAINT [PK_Fragment] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Fragment_CodedText_CodedTextId] FOREIGN KEY ([CodedTextId]) REFERENCES [CodedText] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [Coding] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [FragmentId] uniqueidentifier NOT NULL,
        [CodeId] uniqueidentifier NOT NULL,
        [CoderId] uniqueidentifier NOT NULL,
        [CoderName] nvarchar(120) NOT NULL,
        [CodedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Coding] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Coding_Code_CodeId] FOREIGN KEY ([CodeId]) REFERENCES [Code] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Coding_Fragment_FragmentId] FOREIGN KEY ([FragmentId]) REFERENCES [Fragment] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE TABLE [PriorityQuote] (
        [PriorityId] uniqueidentifier NOT NULL,
        [FragmentId] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PriorityQuote] PRIMARY KEY ([PriorityId], [FragmentId]),
        CONSTRAINT [FK_PriorityQuote_Fragment_FragmentId] FOREIGN KEY ([FragmentId]) REFERENCES [Fragment] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_PriorityQuote_Priority_PriorityId] FOREIGN KEY ([PriorityId]) REFERENCES [Priority] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Account_NormalizedEmail] ON [Account] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Account_NormalizedUserName] ON [Account] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountClaim_UserId] ON [AccountClaim] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountLink_AccountId] ON [AccountLink] ([AccountId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AccountLink_TokenHash] ON [AccountLink] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountLogin_UserId] ON [AccountLogin] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Answer_MunicipalityId] ON [Answer] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntry_At] ON [AuditEntry] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_AuditEntry_MunicipalityId] ON [AuditEntry] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Code_CodebookId_Name] ON [Code] ([CodebookId], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Code_MunicipalityId] ON [Code] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Code_ParentId] ON [Code] ([ParentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Codebook_MunicipalityId] ON [Codebook] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Codebook_ScanId] ON [Codebook] ([ScanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_CodedText_MunicipalityId] ON [CodedText] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_CodedText_ResponseId_Path_Version] ON [CodedText] ([ResponseId], [Path], [Version]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Coding_CodeId] ON [Coding] ([CodeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Coding_FragmentId_CodeId_CoderId] ON [Coding] ([FragmentId], [CodeId], [CoderId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Coding_MunicipalityId] ON [Coding] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Contact_MunicipalityId] ON [Contact] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Contact_PartnerId] ON [Contact] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Distribution_MunicipalityId] ON [Distribution] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Distribution_QuestionnaireVersionId] ON [Distribution] ([QuestionnaireVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Distribution_ScanId] ON [Distribution] ([ScanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Fragment_CodedTextId_Start_Length] ON [Fragment] ([CodedTextId], [Start], [Length]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Fragment_MunicipalityId] ON [Fragment] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Interview_MunicipalityId] ON [Interview] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Interview_ResponseId] ON [Interview] ([ResponseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitation_ContactId] ON [Invitation] ([ContactId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitation_DistributionId] ON [Invitation] ([DistributionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitation_MunicipalityId] ON [Invitation] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Invitation_PartnerId] ON [Invitation] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Invitation_TokenHash] ON [Invitation] ([TokenHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_KeyQuestion_MunicipalityId] ON [KeyQuestion] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_KeyQuestion_ScanId_Number] ON [KeyQuestion] ([ScanId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Member_AccountId_MunicipalityId] ON [Member] ([AccountId], [MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Member_MunicipalityId] ON [Member] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Memo_MunicipalityId] ON [Memo] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Memo_ResponseId_Path] ON [Memo] ([ResponseId], [Path]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Municipality_Slug] ON [Municipality] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Partner_MunicipalityId] ON [Partner] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Partner_ScanId_Number] ON [Partner] ([ScanId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_PartnerRole_MunicipalityId] ON [PartnerRole] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Priority_MunicipalityId] ON [Priority] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Priority_VulnerableGroupId] ON [Priority] ([VulnerableGroupId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_PriorityQuote_FragmentId] ON [PriorityQuote] ([FragmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_PriorityQuote_MunicipalityId] ON [PriorityQuote] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_QuestionnaireVersion_MunicipalityId] ON [QuestionnaireVersion] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_QuestionnaireVersion_MunicipalityId_FormId_ContentHash] ON [QuestionnaireVersion] ([MunicipalityId], [FormId], [ContentHash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_QuestionnaireVersion_MunicipalityId_FormId_Number] ON [QuestionnaireVersion] ([MunicipalityId], [FormId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Response_InvitationId] ON [Response] ([InvitationId]) WHERE [InvitationId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Response_MunicipalityId] ON [Response] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Response_PartnerId] ON [Response] ([PartnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Response_QuestionnaireVersionId] ON [Response] ([QuestionnaireVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Response_ScanId] ON [Response] ([ScanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Scan_MunicipalityId] ON [Scan] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Scan_Slug] ON [Scan] ([Slug]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Score_MunicipalityId] ON [Score] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_VulnerableGroup_MunicipalityId] ON [VulnerableGroup] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_VulnerableGroup_ScanId_Name] ON [VulnerableGroup] ([ScanId], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    CREATE INDEX [IX_Weight_MunicipalityId] ON [Weight] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121173220_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121173220_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE TABLE [QuestionnaireDraft] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [FormId] nvarchar(80) NOT NULL,
        [Title] nvarchar(200) NOT NULL,
        [Yaml] nvarchar(max) NOT NULL,
        [Revision] int NOT NULL,
        [Origin] nvarchar(40) NOT NULL,
        [OriginName] nvarchar(200) NULL,
        [OriginVersionId] uniqueidentifier NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [CreatedById] uniqueidentifier NOT NULL,
        [CreatedByName] nvarchar(120) NOT NULL,
        [ChangedAt] datetime2(6) NOT NULL,
        [ChangedById] uniqueidentifier NOT NULL,
        [ChangedByName] nvarchar(120) NOT NULL,
        [PublishedVersionId] uniqueidentifier NULL,
        [ArchivedAt] datetime2(6) NULL,
        CONSTRAINT [PK_QuestionnaireDraft] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_QuestionnaireDraft_QuestionnaireVersion_OriginVersionId] FOREIGN KEY ([OriginVersionId]) REFERENCES [QuestionnaireVersion] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_QuestionnaireDraft_QuestionnaireVersion_PublishedVersionId] FOREIGN KEY ([PublishedVersionId]) REFERENCES [QuestionnaireVersion] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE TABLE [DraftState] (
        [DraftId] uniqueidentifier NOT NULL,
        [Revision] int NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [Yaml] nvarchar(max) NOT NULL,
        [SavedAt] datetime2(6) NOT NULL,
        [SavedById] uniqueidentifier NOT NULL,
        [SavedByName] nvarchar(120) NOT NULL,
        CONSTRAINT [PK_DraftState] PRIMARY KEY ([DraftId], [Revision]),
        CONSTRAINT [FK_DraftState_QuestionnaireDraft_DraftId] FOREIGN KEY ([DraftId]) REFERENCES [QuestionnaireDraft] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Invitation_Organisation] ON [Invitation] ([DistributionId], [PartnerId]) WHERE [ContactId] IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Invitation_Person] ON [Invitation] ([DistributionId], [PartnerId], [ContactId]) WHERE [ContactId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE INDEX [IX_DraftState_MunicipalityId] ON [DraftState] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE INDEX [IX_QuestionnaireDraft_MunicipalityId] ON [QuestionnaireDraft] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE UNIQUE INDEX [IX_QuestionnaireDraft_MunicipalityId_FormId] ON [QuestionnaireDraft] ([MunicipalityId], [FormId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE INDEX [IX_QuestionnaireDraft_OriginVersionId] ON [QuestionnaireDraft] ([OriginVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    CREATE INDEX [IX_QuestionnaireDraft_PublishedVersionId] ON [QuestionnaireDraft] ([PublishedVersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121210027_Drafts'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121210027_Drafts', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE TABLE [InvitationLink] (
        [TokenHash] binary(32) NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [InvitationId] uniqueidentifier NOT NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_InvitationLink] PRIMARY KEY ([TokenHash]),
        CONSTRAINT [FK_InvitationLink_Invitation_InvitationId] FOREIGN KEY ([InvitationId]) REFERENCES [Invitation] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD [DistributionId] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    EXEC(N'INSERT INTO [InvitationLink] ([TokenHash], [MunicipalityId], [InvitationId], [CreatedAt]) SELECT [TokenHash], [MunicipalityId], [Id], [CreatedAt] FROM [Invitation]')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    EXEC(N'UPDATE [Response] SET [DistributionId] = (SELECT [DistributionId] FROM [Invitation] WHERE [Invitation].[Id] = [Response].[InvitationId]) WHERE [InvitationId] IS NOT NULL')
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    DROP INDEX [IX_Invitation_TokenHash] ON [Invitation];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Invitation]') AND [c].[name] = N'TokenHash');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Invitation] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Invitation] DROP COLUMN [TokenHash];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD [ActiveSeconds] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD [CorrectingSince] datetime2(6) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD [EnteredBy] nvarchar(120) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD [ExternalKey] nvarchar(200) COLLATE Latin1_General_100_BIN2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD [FurthestSection] nvarchar(100) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Partner] ADD [Origin] nvarchar(40) NOT NULL DEFAULT N'Register';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Invitation] ADD [DeclineReason] nvarchar(500) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Invitation] ADD [DeclinedAt] datetime2(6) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Invitation] ADD [ErasedAt] datetime2(6) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Invitation] ADD [IsCut] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Invitation] ADD [OpenedAt] datetime2(6) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Invitation] ADD [PassedOnBy] uniqueidentifier NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [AnswersPer] nvarchar(40) NOT NULL DEFAULT N'Person';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [Identity] nvarchar(40) NOT NULL DEFAULT N'Confidential';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [Language] nvarchar(10) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [MinimumGroup] int NOT NULL DEFAULT 3;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [OpenLinkHash] binary(32) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [OpenLinkMadeAt] datetime2(6) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Distribution] ADD [OpensOn] date NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Contact] ADD [MailStoppedAt] datetime2(6) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE TABLE [LatePost] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [InvitationId] uniqueidentifier NOT NULL,
        [Section] nvarchar(100) COLLATE Latin1_General_100_BIN2 NOT NULL,
        [Posted] nvarchar(max) NOT NULL,
        [ReceivedAt] datetime2(6) NOT NULL,
        CONSTRAINT [PK_LatePost] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_LatePost_Invitation_InvitationId] FOREIGN KEY ([InvitationId]) REFERENCES [Invitation] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE TABLE [Lease] (
        [Name] nvarchar(100) NOT NULL,
        [Holder] nvarchar(100) NOT NULL,
        [Until] datetime2(6) NOT NULL,
        CONSTRAINT [PK_Lease] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE TABLE [MailWording] (
        [DistributionId] uniqueidentifier NOT NULL,
        [Kind] nvarchar(40) NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [Subject] nvarchar(200) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_MailWording] PRIMARY KEY ([DistributionId], [Kind]),
        CONSTRAINT [FK_MailWording_Distribution_DistributionId] FOREIGN KEY ([DistributionId]) REFERENCES [Distribution] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE TABLE [OutgoingMail] (
        [Id] uniqueidentifier NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        [ScanId] uniqueidentifier NOT NULL,
        [DistributionId] uniqueidentifier NULL,
        [InvitationId] uniqueidentifier NULL,
        [Kind] nvarchar(40) NOT NULL,
        [ToAddress] nvarchar(254) NOT NULL,
        [ToName] nvarchar(120) NOT NULL,
        [Subject] nvarchar(200) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        [Language] nvarchar(10) NOT NULL,
        [State] nvarchar(40) NOT NULL,
        [Attempts] int NOT NULL,
        [NextAttemptAt] datetime2(6) NULL,
        [CreatedAt] datetime2(6) NOT NULL,
        [SentAt] datetime2(6) NULL,
        [BouncedAt] datetime2(6) NULL,
        [Failure] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_OutgoingMail] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OutgoingMail_Distribution_DistributionId] FOREIGN KEY ([DistributionId]) REFERENCES [Distribution] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OutgoingMail_Invitation_InvitationId] FOREIGN KEY ([InvitationId]) REFERENCES [Invitation] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OutgoingMail_Scan_ScanId] FOREIGN KEY ([ScanId]) REFERENCES [Scan] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE TABLE [PartnerSetting] (
        [PartnerId] uniqueidentifier NOT NULL,
        [Setting] nvarchar(80) NOT NULL,
        [MunicipalityId] uniqueidentifier NOT NULL,
        CONSTRAINT [PK_PartnerSetting] PRIMARY KEY ([PartnerId], [Setting]),
        CONSTRAINT [FK_PartnerSetting_Partner_PartnerId] FOREIGN KEY ([PartnerId]) REFERENCES [Partner] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_Response_DistributionId] ON [Response] ([DistributionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Response_ScanId_ExternalKey] ON [Response] ([ScanId], [ExternalKey]) WHERE [ExternalKey] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Distribution_OpenLinkHash] ON [Distribution] ([OpenLinkHash]) WHERE [OpenLinkHash] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_InvitationLink_InvitationId] ON [InvitationLink] ([InvitationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_InvitationLink_MunicipalityId] ON [InvitationLink] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE UNIQUE INDEX [IX_LatePost_InvitationId_Section] ON [LatePost] ([InvitationId], [Section]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_LatePost_MunicipalityId] ON [LatePost] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_MailWording_MunicipalityId] ON [MailWording] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_OutgoingMail_DistributionId] ON [OutgoingMail] ([DistributionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_OutgoingMail_InvitationId] ON [OutgoingMail] ([InvitationId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_OutgoingMail_MunicipalityId] ON [OutgoingMail] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_OutgoingMail_NextAttemptAt] ON [OutgoingMail] ([NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_OutgoingMail_ScanId] ON [OutgoingMail] ([ScanId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    CREATE INDEX [IX_PartnerSetting_MunicipalityId] ON [PartnerSetting] ([MunicipalityId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    ALTER TABLE [Response] ADD CONSTRAINT [FK_Response_Distribution_DistributionId] FOREIGN KEY ([DistributionId]) REFERENCES [Distribution] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261121233942_Fieldwork'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261121233942_Fieldwork', N'10.0.14');
END;

COMMIT;
GO

