using Microsoft.Extensions.Configuration;

namespace Platform.Infrastructure;

/// <summary>Settings that can tell what is wrong with them beyond the types of their values.</summary>
public interface ICheckedSettings
{
    /// <summary>What is wrong: the key below the section and the rest of a sentence, as <c>("Count", "must be at least 1")</c>.</summary>
    IEnumerable<(string Key, string Problem)> Problems();
}

/// <summary>Reads a section of the configuration into its class; a wrong value ends the start with a sentence that names its key.</summary>
public static class Settings
{
    /// <summary>Reads <paramref name="section"/>.</summary>
    /// <exception cref="InvalidSettingException">A value has the wrong form, breaks a rule, or its key is not known.</exception>
    public static T ReadSettings<T>(this IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = new T();
        var part = configuration.GetSection(section);
        foreach (var value in part.GetChildren())
        {
            var property = Array.Find(typeof(T).GetProperties(), p => p.Name.Equals(value.Key, StringComparison.OrdinalIgnoreCase) && p.CanWrite)
                ?? throw new InvalidSettingException(value.Path, $"is not a setting; {section} has {string.Join(", ", typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => p.Name))}");
            try
            {
                // A group of settings keeps the defaults of those that are not named.
                if (value.GetChildren().Any() && property.GetValue(settings) is { } group and not System.Collections.IEnumerable)
                {
                    value.Bind(group);
                }
                else
                {
                    property.SetValue(settings, value.Get(property.PropertyType));
                }
            }
            catch (InvalidOperationException)
            {
                throw new InvalidSettingException(value.Path, $"must be {Expected(property.PropertyType)}, not '{value.Value}'");
            }
        }

        if (settings is ICheckedSettings known && known.Problems().FirstOrDefault() is { Key: { } key, Problem: var problem })
        {
            throw new InvalidSettingException($"{section}:{key}", problem);
        }

        return settings;
    }

    private static string Expected(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            { IsEnum: true } => "one of " + string.Join(", ", Enum.GetNames(plain)),
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(TimeSpan) => "a time span such as 00:05:00",
            _ when plain == typeof(int) || plain == typeof(long) => "a whole number",
            _ when plain == typeof(double) => "a number",
            _ => "of the right form",
        };
    }
}
