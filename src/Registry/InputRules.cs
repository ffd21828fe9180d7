using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Switchboard.Registry;

/// <summary>
/// The validation attributes of an input record, read once at start-up and compiled to getters.
/// Attributes may stand on the record's parameters, where they read best.
/// </summary>
public sealed class InputRules<TInput>
    where TInput : notnull
{
    private readonly Rule[] _rules = [.. typeof(TInput).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(Compile).Where(r => r.Attributes.Length > 0)];

    public IReadOnlyList<FieldError> Check(TInput input)
    {
        List<FieldError>? errors = null;
        foreach (var rule in _rules)
        {
            var value = rule.Read(input);
            foreach (var attribute in rule.Attributes)
            {
                if (!attribute.IsValid(value))
                    (errors ??= []).Add(new FieldError(rule.Field, attribute.FormatErrorMessage(rule.Field)));
            }
        }

        return errors ?? (IReadOnlyList<FieldError>)[];
    }

    private static Rule Compile(PropertyInfo property)
    {
        var parameter = typeof(TInput).GetConstructors().SelectMany(c => c.GetParameters()).FirstOrDefault(p => p.Name == property.Name);
        ValidationAttribute[] attributes =
        [
            .. property.GetCustomAttributes<ValidationAttribute>(),
            .. parameter?.GetCustomAttributes<ValidationAttribute>() ?? [],
        ];
        var input = Expression.Parameter(typeof(TInput));
        var read = Expression.Lambda<Func<TInput, object?>>(Expression.Convert(Expression.Property(input, property), typeof(object)), input).Compile();
        var named = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return new Rule(named, read, attributes);
    }

    private sealed record Rule(string Field, Func<TInput, object?> Read, ValidationAttribute[] Attributes);
}
