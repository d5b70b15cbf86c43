package org.jiraextractor.boot;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import java.util.UUID;

/** Every {@link UUID} of an entity that may be null: EclipseLink 4.0's own conversion fails on null. The driver knows the type itself. */
@Converter(autoApply = true)
public class UuidColumn implements AttributeConverter<UUID, Object> {

    @Override
    public Object convertToDatabaseColumn(UUID id) {
        return id;
    }

    @Override
    public UUID convertToEntityAttribute(Object column) {
        return (UUID) column;
    }
}
