-- Scanner on SQL Server: the database, two logins and what each may do. Run it as often as you like; what is there stays.
--
--   sqlcmd -S server -b -i db/grants.sql -v AppPassword="..." MigratorPassword="..."
--
-- scanner_app       runs the server: reads and writes rows, changes no table
-- scanner_migrator  runs `migrate`: changes tables
--
-- Run it as an administrator, in sqlcmd or with SQLCMD mode on. A password holds no quote (').
-- Windows accounts instead: replace CREATE LOGIN ... WITH PASSWORD by CREATE LOGIN [DOMAIN\account] FROM WINDOWS.

-- Without SQLCMD mode the names of the variables would become the passwords: stop before that.
IF N'$(AppPassword)' LIKE N'$' + N'(%' OR N'$(MigratorPassword)' LIKE N'$' + N'(%'
BEGIN
    RAISERROR(N'Zet de SQLCMD-modus aan en geef AppPassword en MigratorPassword mee. Er is niets gewijzigd.', 16, 1);
    SET NOEXEC ON;
END;
GO

USE [master];
GO

IF DB_ID(N'Scanner') IS NULL
    CREATE DATABASE [Scanner] COLLATE Latin1_General_100_CI_AS_SC;
GO

-- Readers do not wait for writers.
IF NOT EXISTS (SELECT 1 FROM sys.databases WHERE name = N'Scanner' AND is_read_committed_snapshot_on = 1)
    ALTER DATABASE [Scanner] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;
GO

IF SUSER_ID(N'scanner_app') IS NULL
    CREATE LOGIN [scanner_app] WITH PASSWORD = N'$(AppPassword)', DEFAULT_DATABASE = [Scanner], CHECK_POLICY = ON;
GO

IF SUSER_ID(N'scanner_migrator') IS NULL
    CREATE LOGIN [scanner_migrator] WITH PASSWORD = N'$(MigratorPassword)', DEFAULT_DATABASE = [Scanner], CHECK_POLICY = ON;
GO

USE [Scanner];
GO

IF DATABASE_PRINCIPAL_ID(N'scanner_app') IS NULL
    CREATE USER [scanner_app] FOR LOGIN [scanner_app] WITH DEFAULT_SCHEMA = [dbo];
GO

IF DATABASE_PRINCIPAL_ID(N'scanner_migrator') IS NULL
    CREATE USER [scanner_migrator] FOR LOGIN [scanner_migrator] WITH DEFAULT_SCHEMA = [dbo];
GO

-- Roles, so that a second account gets the same rights with one ALTER ROLE.
IF DATABASE_PRINCIPAL_ID(N'scanner_running') IS NULL
    CREATE ROLE [scanner_running] AUTHORIZATION [dbo];
GO

IF DATABASE_PRINCIPAL_ID(N'scanner_migrating') IS NULL
    CREATE ROLE [scanner_migrating] AUTHORIZATION [dbo];
GO

GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[dbo] TO [scanner_running];
GO

GRANT SELECT, INSERT, UPDATE, DELETE, ALTER, REFERENCES ON SCHEMA::[dbo] TO [scanner_migrating];
GRANT CREATE TABLE TO [scanner_migrating];
GO

IF ISNULL(IS_ROLEMEMBER(N'scanner_running', N'scanner_app'), 0) = 0
    ALTER ROLE [scanner_running] ADD MEMBER [scanner_app];
GO

IF ISNULL(IS_ROLEMEMBER(N'scanner_migrating', N'scanner_migrator'), 0) = 0
    ALTER ROLE [scanner_migrating] ADD MEMBER [scanner_migrator];
GO

SET NOEXEC OFF;
GO
