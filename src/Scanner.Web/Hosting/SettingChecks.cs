using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Scanner.Core.Expressions;
using Scanner.Web.Mail;
using Scanner.Web.Respond;

namespace Scanner.Web.Hosting;

/// <summary>Says, before anything starts, which setting is wrong, in a sentence that names it.</summary>
internal static partial class SettingChecks
{
    /// <summary>The sections that are ours, with what stands in them.</summary>
    private static readonly Dictionary<string, string[]> Own = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ConnectionStrings"] = ["Scanner"],
        ["Database"] = ["Provider"],
        ["Questionnaires"] = ["Folder"],
        ["Site"] = NamesOf<SiteOptions>(),
        ["Mail"] = NamesOf<MailOptions>(),
        ["Respond"] = NamesOf<RespondOptions>(),
    };

    /// <summary>What the framework reads at the command line.</summary>
    private static readonly string[] OfTheFramework =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "webroot", "applicationName", "Logging", "Kestrel", "AllowedHosts", "detailedErrors", "shutdownTimeoutSeconds", "preferHostingUrls", "hostBuilder"];

    /// <summary>Checks the values by the annotations of the class, with their own sentences and nothing around them.</summary>
    public static void Checked<T>(this OptionsBuilder<T> options) where T : class
    {
        options.Services.AddSingleton<IValidateOptions<T>, Annotations<T>>();
        options.ValidateOnStart();
    }

    /// <summary>Reads every setting once.</summary>
    /// <exception cref="OptionsValidationException">One is wrong; the failures are Dutch sentences.</exception>
    public static void CheckSettings(this IServiceProvider services)
    {
        RefuseUnknown(services.GetRequiredService<IConfiguration>());
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (InvalidOperationException wrong) when (NotConverted().Match(wrong.Message) is { Success: true } match)
        {
            throw Wrong($"{match.Groups[2].Value} is ‘{match.Groups[1].Value}’; {(match.Groups[3].Value == "System.Boolean" ? "kies true of false" : "hier hoort een getal")}.");
        }
    }

    /// <summary>What stands behind the program's name that is no setting, or one without a value; it may have been meant to protect.</summary>
    /// <returns>A Dutch sentence, or null.</returns>
    public static string? UnknownIn(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var argument = arguments[index];
            var name = argument.TrimStart('-', '/').Split('=')[0];
            if (argument == "--demo" || argument.Length == 0) continue;
            if (argument[0] is not ('-' or '/') && !argument.Contains('=', StringComparison.Ordinal)) return Sentence(argument);
            if (!Own.ContainsKey(name.Split(':')[0]) && !OfTheFramework.Contains(name.Split(':')[0], StringComparer.OrdinalIgnoreCase)) return Sentence(argument.Split('=')[0]);
            if (argument.Contains('=', StringComparison.Ordinal)) continue;
            if (++index >= arguments.Count || arguments[index].StartsWith("--", StringComparison.Ordinal)) return $"Achter ‘{argument}’ ontbreekt de waarde. Met --help ziet u wat er kan.";
        }
        return null;

        static string Sentence(string argument)
        {
            var near = NearestWord.Of(argument.TrimStart('-', '/'), ["demo", "help", "version", .. OfTheFramework, .. Own.SelectMany(section => section.Value.Select(name => $"{section.Key}:{name}"))]);
            return $"‘{argument}’ is niet bekend; er is niets gedaan. {(near is null ? "" : $"Bedoelt u --{near}? ")}Met --help ziet u wat er kan.";
        }
    }

    /// <summary>Whether the server can listen there, as far as the text tells.</summary>
    /// <exception cref="OptionsValidationException">An address is no address; the failure is a Dutch sentence.</exception>
    public static void CheckAddresses(IConfiguration configuration)
    {
        foreach (var address in (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IsAddress(address)) continue;
            throw Wrong($"‘{address}’ is geen adres om op te luisteren. Geef --urls een adres zoals http://localhost:5000.");
        }
    }

    private static bool IsAddress(string address)
    {
        try
        {
            var read = BindingAddress.Parse(address);
            return read.Port is >= 0 and <= 65535 && read.Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void RefuseUnknown(IConfiguration configuration)
    {
        var unknown = from section in Own
                      from child in configuration.GetSection(section.Key).GetChildren()
                      where section.Key != "ConnectionStrings" && !section.Value.Contains(child.Key, StringComparer.OrdinalIgnoreCase)
                      select $"De instelling {section.Key}:{child.Key} is niet bekend. {(NearestWord.Of(child.Key, section.Value) is { } near ? $"Bedoelt u {section.Key}:{near}?" : $"Bekend zijn: {string.Join(", ", section.Value)}.")}";
        if (unknown.ToList() is { Count: > 0 } sentences) throw new OptionsValidationException("", typeof(object), sentences);
    }

    private static OptionsValidationException Wrong(string sentence) => new("", typeof(object), [sentence]);

    private static string[] NamesOf<T>() => [.. typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => property.Name)];

    [GeneratedRegex("^Failed to convert configuration value '(.*)' at '([^']*)' to type '([^']*)'")]
    private static partial Regex NotConverted();

    private sealed class Annotations<T> : IValidateOptions<T> where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var faults = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(faults.Select(fault => fault.ErrorMessage ?? "Een instelling klopt niet."));
        }
    }
}
