# docker build --tag scanner . && docker run --publish 8080:8080 --volume scanner-data:/data scanner
# A verb instead of the server: docker run --rm --volume scanner-data:/data scanner migrate

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
# Every restore below, the one inside publish too, fails when a lock file does not match.
ENV RestoreLockedMode=true
# First what decides the packages, so that a change of code does not fetch them again.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY shims/Microsoft.SqlServer.Server/*.csproj shims/Microsoft.SqlServer.Server/packages.lock.json shims/Microsoft.SqlServer.Server/
COPY src/Scanner.Core/*.csproj src/Scanner.Core/packages.lock.json src/Scanner.Core/
COPY src/Scanner.Web/*.csproj src/Scanner.Web/*.targets src/Scanner.Web/packages.lock.json src/Scanner.Web/
RUN dotnet restore src/Scanner.Web --locked-mode
COPY . .
# The same command as the tests run. The questionnaires are part of what it publishes.
RUN dotnet publish src/Scanner.Web -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN install --directory --owner="$APP_UID" --group="$APP_UID" /data
COPY --from=build /app /app
# Data stands in the folder "data" of the working folder (README); from / that is the volume, for --demo too.
WORKDIR /
ENV ASPNETCORE_HTTP_PORTS=8080 \
    ConnectionStrings__Scanner="Data Source=/data/scanner.db"
VOLUME /data
EXPOSE 8080
USER $APP_UID
# The image (Ubuntu) has no curl or wget, and installing one gives an intruder a tool to fetch more with; starting .NET
# for every check costs a second of processor time. It does have bash, which can ask for the page over a socket itself.
# Ready is the status 200, not an open port: /health/ready asks the database.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && IFS= read -r -t 4 status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["dotnet", "/app/Scanner.Web.dll"]
