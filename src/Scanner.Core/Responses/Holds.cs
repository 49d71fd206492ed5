using Microsoft.EntityFrameworkCore;

namespace Scanner.Core.Responses;

/// <summary>
/// Holds rows until the transaction ends: written to themselves, as its first statement, so that everything else that writes through them waits, or
/// was there first and is seen. What is read after it stays true.
/// </summary>
internal static class Holds
{
    /// <returns>Whether any of them is there.</returns>
    public static async Task<bool> HoldAsync(this IQueryable<Invitation> invitations, CancellationToken stop) =>
        await invitations.ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedAt, row => row.CreatedAt), stop) > 0;

    /// <inheritdoc cref="HoldAsync(IQueryable{Invitation}, CancellationToken)"/>
    public static async Task<bool> HoldAsync(this IQueryable<Response> responses, CancellationToken stop) =>
        await responses.ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSavedAt, row => row.LastSavedAt), stop) > 0;

    /// <inheritdoc cref="HoldAsync(IQueryable{Invitation}, CancellationToken)"/>
    public static async Task<bool> HoldAsync(this IQueryable<Distribution> distributions, CancellationToken stop) =>
        await distributions.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, row => row.Name), stop) > 0;
}
