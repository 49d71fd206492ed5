namespace Scanner.Web.Staff.Interviews;

/// <summary>The form of a conversation: static, so that a lost connection never loses a note.</summary>
internal static class InterviewEndpoints
{
    public static void MapInterviews(this IEndpointRouteBuilder app)
    {
    }
}
