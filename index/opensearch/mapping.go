package opensearch

import (
	"maps"

	"pressroom/index"
	"pressroom/index/words"
)

// given is the analyzer of all texts. They come as the words that package index has cut, with
// blanks between them; what is written over the words before ("cooperative" over "co
// operative") stands after a bar at the last of them, and gets its place. So all that OpenSearch
// does to a text is to part it at blanks and bars: words, their places and their numbers are
// those of Pressroom, whatever version of OpenSearch it is. Values are so far apart that
// nothing is found across two of them.
const given = "given"

// rare is the analyzer, and the field beside that of a text, of words that are not too common
// to be searched for alone: those that a prefix or a pattern is looked for among.
const rare = "rare"

const betweenValues = 1000

// settings are those of the index of a year.
func (i *Index) settings() object {
	fields := object{}
	add := func(of object, names ...string) {
		for _, name := range names {
			fields[name] = of
		}
	}
	names := object{"type": "text", "analyzer": given, "norms": false, "position_increment_gap": betweenValues}
	texts := maps.Clone(names)
	texts["fields"] = object{rare: object{"type": "text", "analyzer": rare, "norms": false, "index_options": "docs"}}
	add(texts, "anywhere", "headline", "body", "rest")
	add(names, "person", "place", "org", "said_by", "title", "acting", "topic", "issuer", "source")
	add(object{"type": "keyword"}, index.ByKey, "content", "id", "zone", "bill", "sources", "first_source", "kind", "said_by_name",
		"person_name", "place_name", "org_name", "topic_name", "issuer_name", "country", "region", "lang", "stem")
	add(object{"type": "integer"}, "published", "tellings", "anywhere_words", "headline_words", "rest_words")
	add(object{"type": "geo_point"}, "point")
	add(object{"type": "binary", "doc_values": true}, index.RemoteCells()...)
	keyword := object{"type": "keyword"}
	fields["quotes"] = object{"type": "nested", "properties": object{"speaker": keyword}}
	fields["events"] = object{"type": "nested", "properties": object{
		"kind": keyword, "status": keyword, "who": keyword, "where": keyword, "days": object{"type": "date_range", "format": "yyyy-MM-dd"}}}
	fields["in"] = object{"type": "object", "dynamic": true} // zones, see the template
	made := object{
		"settings": object{
			"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "-1",
			"analysis": object{
				"tokenizer": object{"blanks": object{"type": "whitespace", "max_token_length": 32766}},
				"filter": object{"bars": object{"type": "pattern_capture", "preserve_original": false, "patterns": list{"([^|]+)"}},
					"common": object{"type": "stop", "stopwords": words.CommonWords()}},
				"analyzer": object{
					given: object{"type": "custom", "tokenizer": "blanks", "filter": list{"bars"}},
					rare:  object{"type": "custom", "tokenizer": "blanks", "filter": list{"bars", "common"}},
				},
			},
		},
		"mappings": object{
			"dynamic": "strict", "_source": object{"enabled": false}, "properties": fields,
			"dynamic_templates": list{object{"zones": object{"path_match": "in.*", "mapping": texts}}},
		},
	}
	if i.published {
		made["aliases"] = object{i.prefix: object{}}
	}
	return made
}
