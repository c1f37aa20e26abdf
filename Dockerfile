# A static program, run by nobody: docker build -t pressroom . && docker run --rm -v "$PWD:/data" pressroom summary release.txt
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /pressroom ./cmd/pressroom

FROM scratch
COPY --from=build /pressroom /pressroom
USER 65532:65532
WORKDIR /data
ENTRYPOINT ["/pressroom"]
