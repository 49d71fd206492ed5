using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scanner.Core.Data;
using Scanner.Core.Questionnaires;
using Scanner.Core.Responses;

namespace Scanner.Core.Coding;

internal static class CodingRegistration
{
    public static IServiceCollection AddCoding(this IServiceCollection services) => services
        .AddSingleton<TextsToCode>()
        .AddSingleton<IEraseWithResponse, EraseCodedTexts>()
        .AddSingleton<SeedCodebook>()
        .AddSingleton<ReanchorFragments>()
        .AddSingleton(room => new CodeAnswers(room.Of<IDbContextFactory<ScannerDb>>(), room.Of<TimeProvider>(), room.Of<TextsToCode>(), room.Of<SeedCodebook>(), room.Of<ReanchorFragments>()))
        .AddSingleton(room => new ChangeCodebook(room.Of<IDbContextFactory<ScannerDb>>(), room.Of<TimeProvider>(), room.Of<SeedCodebook>()))
        .AddSingleton(room => new WriteMemo(room.Of<IDbContextFactory<ScannerDb>>(), room.Of<TimeProvider>(), room.Of<TextsToCode>()))
        .AddSingleton(room => new ReadResponse(room.Of<IDbContextFactory<ScannerDb>>(), room.Of<TextsToCode>(), room.Of<ReanchorFragments>()));

    // The doors have internal constructors, for they take what only this room knows.
    private static T Of<T>(this IServiceProvider room) where T : notnull => room.GetRequiredService<T>();
}
