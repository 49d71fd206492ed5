using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scanner.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Fieldwork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "InvitationLink",
                columns: table => new
                {
                    TokenHash = table.Column<byte[]>(type: "binary(32)", fixedLength: true, maxLength: 32, nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvitationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InvitationLink", x => x.TokenHash);
                    table.ForeignKey(
                        name: "FK_InvitationLink_Invitation_InvitationId",
                        column: x => x.InvitationId,
                        principalTable: "Invitation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.AddColumn<Guid>(
                name: "DistributionId",
                table: "Response",
                type: "uniqueidentifier",
                nullable: true);

            // The links that were given out keep working, and a response keeps what it answers.
            migrationBuilder.Sql("EXEC(N'INSERT INTO [InvitationLink] ([TokenHash], [MunicipalityId], [InvitationId], [CreatedAt]) SELECT [TokenHash], [MunicipalityId], [Id], [CreatedAt] FROM [Invitation]')");
            migrationBuilder.Sql("EXEC(N'UPDATE [Response] SET [DistributionId] = (SELECT [DistributionId] FROM [Invitation] WHERE [Invitation].[Id] = [Response].[InvitationId]) WHERE [InvitationId] IS NOT NULL')");

            migrationBuilder.DropIndex(
                name: "IX_Invitation_TokenHash",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "TokenHash",
                table: "Invitation");

            migrationBuilder.AddColumn<int>(
                name: "ActiveSeconds",
                table: "Response",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "CorrectingSince",
                table: "Response",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EnteredBy",
                table: "Response",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "ExternalKey",
                table: "Response",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true,
                collation: "Latin1_General_100_BIN2");

            migrationBuilder.AddColumn<string>(
                name: "FurthestSection",
                table: "Response",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origin",
                table: "Partner",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Register");

            migrationBuilder.AddColumn<string>(
                name: "DeclineReason",
                table: "Invitation",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "DeclinedAt",
                table: "Invitation",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Invitation",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsCut",
                table: "Invitation",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenedAt",
                table: "Invitation",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PassedOnBy",
                table: "Invitation",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnswersPer",
                table: "Distribution",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Person");

            migrationBuilder.AddColumn<string>(
                name: "Identity",
                table: "Distribution",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Confidential");

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Distribution",
                type: "nvarchar(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinimumGroup",
                table: "Distribution",
                type: "int",
                nullable: false,
                defaultValue: 3);

            migrationBuilder.AddColumn<byte[]>(
                name: "OpenLinkHash",
                table: "Distribution",
                type: "binary(32)",
                fixedLength: true,
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenLinkMadeAt",
                table: "Distribution",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "OpensOn",
                table: "Distribution",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MailStoppedAt",
                table: "Contact",
                type: "datetime2(6)",
                precision: 6,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LatePost",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    InvitationId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Section = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Posted = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LatePost", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LatePost_Invitation_InvitationId",
                        column: x => x.InvitationId,
                        principalTable: "Invitation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Lease",
                columns: table => new
                {
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Holder = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Until = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lease", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "MailWording",
                columns: table => new
                {
                    DistributionId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailWording", x => new { x.DistributionId, x.Kind });
                    table.ForeignKey(
                        name: "FK_MailWording_Distribution_DistributionId",
                        column: x => x.DistributionId,
                        principalTable: "Distribution",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutgoingMail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ScanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DistributionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    InvitationId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    ToAddress = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: false),
                    ToName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Language = table.Column<string>(type: "nvarchar(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    BouncedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true),
                    Failure = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMail", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutgoingMail_Distribution_DistributionId",
                        column: x => x.DistributionId,
                        principalTable: "Distribution",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutgoingMail_Invitation_InvitationId",
                        column: x => x.InvitationId,
                        principalTable: "Invitation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OutgoingMail_Scan_ScanId",
                        column: x => x.ScanId,
                        principalTable: "Scan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerSetting",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Setting = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerSetting", x => new { x.PartnerId, x.Setting });
                    table.ForeignKey(
                        name: "FK_PartnerSetting_Partner_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Response_DistributionId",
                table: "Response",
                column: "DistributionId");

            migrationBuilder.CreateIndex(
                name: "IX_Response_ScanId_ExternalKey",
                table: "Response",
                columns: new[] { "ScanId", "ExternalKey" },
                unique: true,
                filter: "[ExternalKey] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Distribution_OpenLinkHash",
                table: "Distribution",
                column: "OpenLinkHash",
                unique: true,
                filter: "[OpenLinkHash] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_InvitationLink_InvitationId",
                table: "InvitationLink",
                column: "InvitationId");

            migrationBuilder.CreateIndex(
                name: "IX_InvitationLink_MunicipalityId",
                table: "InvitationLink",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_LatePost_InvitationId_Section",
                table: "LatePost",
                columns: new[] { "InvitationId", "Section" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LatePost_MunicipalityId",
                table: "LatePost",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_MailWording_MunicipalityId",
                table: "MailWording",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_DistributionId",
                table: "OutgoingMail",
                column: "DistributionId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_InvitationId",
                table: "OutgoingMail",
                column: "InvitationId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_MunicipalityId",
                table: "OutgoingMail",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_NextAttemptAt",
                table: "OutgoingMail",
                column: "NextAttemptAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_ScanId",
                table: "OutgoingMail",
                column: "ScanId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSetting_MunicipalityId",
                table: "PartnerSetting",
                column: "MunicipalityId");

            migrationBuilder.AddForeignKey(
                name: "FK_Response_Distribution_DistributionId",
                table: "Response",
                column: "DistributionId",
                principalTable: "Distribution",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Response_Distribution_DistributionId",
                table: "Response");

            migrationBuilder.DropTable(
                name: "InvitationLink");

            migrationBuilder.DropTable(
                name: "LatePost");

            migrationBuilder.DropTable(
                name: "Lease");

            migrationBuilder.DropTable(
                name: "MailWording");

            migrationBuilder.DropTable(
                name: "OutgoingMail");

            migrationBuilder.DropTable(
                name: "PartnerSetting");

            migrationBuilder.DropIndex(
                name: "IX_Response_DistributionId",
                table: "Response");

            migrationBuilder.DropIndex(
                name: "IX_Response_ScanId_ExternalKey",
                table: "Response");

            migrationBuilder.DropIndex(
                name: "IX_Distribution_OpenLinkHash",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "ActiveSeconds",
                table: "Response");

            migrationBuilder.DropColumn(
                name: "CorrectingSince",
                table: "Response");

            migrationBuilder.DropColumn(
                name: "DistributionId",
                table: "Response");

            migrationBuilder.DropColumn(
                name: "EnteredBy",
                table: "Response");

            migrationBuilder.DropColumn(
                name: "ExternalKey",
                table: "Response");

            migrationBuilder.DropColumn(
                name: "FurthestSection",
                table: "Response");

            migrationBuilder.DropColumn(
                name: "Origin",
                table: "Partner");

            migrationBuilder.DropColumn(
                name: "DeclineReason",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "DeclinedAt",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "IsCut",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "OpenedAt",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "PassedOnBy",
                table: "Invitation");

            migrationBuilder.DropColumn(
                name: "AnswersPer",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "Identity",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "MinimumGroup",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "OpenLinkHash",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "OpenLinkMadeAt",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "OpensOn",
                table: "Distribution");

            migrationBuilder.DropColumn(
                name: "MailStoppedAt",
                table: "Contact");

            migrationBuilder.AddColumn<byte[]>(
                name: "TokenHash",
                table: "Invitation",
                type: "binary(32)",
                fixedLength: true,
                maxLength: 32,
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_TokenHash",
                table: "Invitation",
                column: "TokenHash",
                unique: true);
        }
    }
}
