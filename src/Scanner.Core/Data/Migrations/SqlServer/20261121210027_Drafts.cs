using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Scanner.Core.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "QuestionnaireDraft",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FormId = table.Column<string>(type: "nvarchar(80)", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Yaml = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Origin = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    OriginName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OriginVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    CreatedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CreatedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    ChangedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ChangedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    PublishedVersionId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    ArchivedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireDraft", x => x.Id);
                    table.ForeignKey(
                        name: "FK_QuestionnaireDraft_QuestionnaireVersion_OriginVersionId",
                        column: x => x.OriginVersionId,
                        principalTable: "QuestionnaireVersion",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_QuestionnaireDraft_QuestionnaireVersion_PublishedVersionId",
                        column: x => x.PublishedVersionId,
                        principalTable: "QuestionnaireVersion",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DraftState",
                columns: table => new
                {
                    DraftId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    MunicipalityId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Yaml = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    SavedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SavedByName = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftState", x => new { x.DraftId, x.Revision });
                    table.ForeignKey(
                        name: "FK_DraftState_QuestionnaireDraft_DraftId",
                        column: x => x.DraftId,
                        principalTable: "QuestionnaireDraft",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_Organisation",
                table: "Invitation",
                columns: new[] { "DistributionId", "PartnerId" },
                unique: true,
                filter: "[ContactId] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Invitation_Person",
                table: "Invitation",
                columns: new[] { "DistributionId", "PartnerId", "ContactId" },
                unique: true,
                filter: "[ContactId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DraftState_MunicipalityId",
                table: "DraftState",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireDraft_MunicipalityId",
                table: "QuestionnaireDraft",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireDraft_MunicipalityId_FormId",
                table: "QuestionnaireDraft",
                columns: new[] { "MunicipalityId", "FormId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireDraft_OriginVersionId",
                table: "QuestionnaireDraft",
                column: "OriginVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireDraft_PublishedVersionId",
                table: "QuestionnaireDraft",
                column: "PublishedVersionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DraftState");

            migrationBuilder.DropTable(
                name: "QuestionnaireDraft");

            migrationBuilder.DropIndex(
                name: "IX_Invitation_Organisation",
                table: "Invitation");

            migrationBuilder.DropIndex(
                name: "IX_Invitation_Person",
                table: "Invitation");
        }
    }
}
